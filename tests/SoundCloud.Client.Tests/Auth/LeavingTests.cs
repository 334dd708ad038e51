namespace SoundCloud.Tests;

/// <summary>Callers that give up, and locks that cannot be taken.</summary>
public class LeavingTests
{
    [Fact]
    public async Task Who_leaves_while_waiting_for_the_lock_ends_the_wait_and_nothing_is_sent()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        var other = await store.LockAsync(Accounts.Name, CancellationToken.None);
        var waiting = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        store.Before = (step, token) =>
        {
            if (step == "lock")
                waiting.TrySetResult(token);
            return Task.CompletedTask;
        };
        using var stage = Accounts.Open(store).Serves(["second"]);
        using var stop = new CancellationTokenSource();
        var call = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        var request = await waiting.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await request.WhenCancelledAsync();
        await other.DisposeAsync();

        // The next caller renews as usual.
        await stage.Client.Tracks.GetAsync(1, cancellationToken: CancellationToken.None);
        Assert.Contains("refresh_token=first-refresh", Assert.Single(stage.Posts()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stays_is_served_when_the_first_one_leaves_the_wait_for_the_lock()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        var other = await store.LockAsync(Accounts.Name, CancellationToken.None);
        using var stage = Accounts.Open(store).Serves(["second"]);
        using var stop = new CancellationTokenSource();
        var leader = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await store.BegunAsync("lock", 2);
        var follower = stage.Client.Tracks.GetAsync(2, cancellationToken: CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        await other.DisposeAsync();
        await follower;
        Assert.Single(stage.Posts());
    }

    [Fact]
    public async Task A_refresh_that_was_sent_is_stored_though_nobody_waits_and_serves_the_next()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        var gate = new Gate();
        using var stage = Accounts.Open(store);
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Token("second", "second-refresh").Behind(gate.Opened), Answer.Track(1));
        var leader = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await stage.Service.SentAsync(1);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        gate.Open();
        await store.BegunAsync("release");
        Assert.Equal("second-refresh", store.Entry()!.RefreshToken);
        await stage.Client.Tracks.GetAsync(1, cancellationToken: CancellationToken.None);
        Assert.Equal("OAuth second", stage.LastUsed());
        Assert.Single(stage.Posts());
    }

    [Fact]
    public async Task A_lock_that_others_hold_for_longer_than_two_renewals_is_an_error()
    {
        var store = new MemoryTokenStore().Put(seconds: 0);
        await using var other = await store.LockAsync(Accounts.Name, CancellationToken.None);
        using var stage = Accounts.Open(store, o => o with { Timeout = TimeSpan.FromSeconds(30) }).Serves(["second"]);
        var call = stage.Client.Tracks.GetAsync(1);
        await store.BegunAsync("lock", 2);
        stage.Time.Advance(TimeSpan.FromSeconds(59.9));
        Assert.False(call.IsCompleted);
        stage.Time.Advance(TimeSpan.FromSeconds(0.1));
        var e = await Assert.ThrowsAsync<TokenStoreException>(() => call);
        Assert.Equal("Another process has held the lock of the account somebody for more than 60 seconds.", e.Message);
        Assert.Empty(stage.Service.Requests);
    }
}

internal static class Cancellations
{
    public static Task WhenCancelledAsync(this CancellationToken token)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        token.Register(() => cancelled.TrySetResult());
        return cancelled.Task;
    }
}

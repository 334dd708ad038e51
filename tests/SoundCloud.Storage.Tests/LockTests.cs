namespace SoundCloud.Tests;

public sealed class LockTests : TemporaryFolder
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Two_in_one_process_exclude_each_other()
    {
        var store = Store();
        var first = await store.LockAsync("me", None);
        var second = Store().LockAsync("ME", None);
        await _time.TimerAsync(TimeSpan.FromMilliseconds(25));
        await using (await store.LockAsync("other", None))
            Assert.False(second.IsCompleted);

        await first.DisposeAsync();
        _time.Advance(TimeSpan.FromMilliseconds(25));
        await (await second).DisposeAsync();
    }

    [Fact]
    public async Task A_lock_that_is_let_go_twice_is_let_go_once()
    {
        var store = Store();
        var first = await store.LockAsync("me", None);
        await first.DisposeAsync();
        await using var second = await store.LockAsync("me", None);
        await first.DisposeAsync();

        var third = store.LockAsync("me", None);
        await _time.TimerAsync(TimeSpan.FromMilliseconds(25));
        Assert.False(third.IsCompleted);
        await second.DisposeAsync();
        _time.Advance(TimeSpan.FromMilliseconds(25));
        await (await third).DisposeAsync();
    }

    [Fact]
    public async Task Hundreds_of_takers_are_never_two_at_once()
    {
        var store = AccountStores.OpenPlainText(Folder);
        var (holders, most) = (0, 0);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                for (var i = 0; i < 25; i++)
                {
                    await using var held = await store.LockAsync("me", None);
                    most = Math.Max(most, Interlocked.Increment(ref holders));
                    await Task.Yield();
                    Interlocked.Decrement(ref holders);
                }
            },
            None)));
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        var store = Store();
        await using var first = await store.LockAsync("me", None);
        using var cancel = new CancellationTokenSource();
        var second = store.LockAsync("me", cancel.Token);
        await _time.TimerAsync(TimeSpan.FromMilliseconds(25));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
    }

    [Fact]
    public async Task Another_process_excludes_this_one_until_it_is_killed()
    {
        using var other = OtherProcess.Start("plain", "hold", Folder, "me");
        Assert.Equal("held", await other.Output.ReadLineAsync(None));

        var taking = Store().LockAsync("me", None);
        await _time.TimerAsync(TimeSpan.FromMilliseconds(25));
        Assert.False(taking.IsCompleted);

        await other.KillAsync();
        _time.Advance(TimeSpan.FromMilliseconds(25));
        await (await taking).DisposeAsync();
    }

    [Fact]
    public async Task The_file_stays_so_that_all_lock_the_same_one()
    {
        await (await Store().LockAsync("me", None)).DisposeAsync();
        Assert.True(File.Exists(Path.Combine(Folder, "plain-me.lock")));
    }

    [Fact]
    public async Task A_holder_who_leaves_a_write_behind_keeps_the_lock_until_it_has_ended()
    {
        var folder = new StoreFolder(Folder, "secure-", new Waits(_time, () => 0.5));
        var path = folder.PathOf("me");
        var write = new TaskCompletionSource();
        await (await folder.LockAsync(path, () => write.Task, None)).DisposeAsync();

        var next = folder.LockAsync(path, None);
        await _time.TimerAsync(TimeSpan.FromMilliseconds(25));
        Assert.False(next.IsCompleted);

        write.SetException(new TokenStoreException("it failed"));
        // A pool thread releases the file, so it is free at one of the next attempts.
        while (!next.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(25));
            await Task.Yield();
        }
        await (await next).DisposeAsync();
    }

    [Fact]
    public async Task A_lock_that_cannot_be_taken_at_all_is_an_error_not_a_wait()
    {
        var store = Store();
        Directory.CreateDirectory(Path.Combine(Folder, "plain-me.lock"));
        await Assert.ThrowsAsync<TokenStoreException>(() => store.LockAsync("me", None));
    }

    private PlainTextAccountStore Store() => new(new(Folder, "plain-", new Waits(_time, () => 0.5)));
}

namespace SoundCloud.Tests;

/// <summary>A token in its last minute, which is renewed but still valid.</summary>
public class LastMinuteTests
{
    [Fact]
    public async Task A_renewal_that_fails_does_not_fail_the_call_and_the_next_try_is_ten_seconds_later()
    {
        using var stage = Stage.Renewable(TimeSpan.FromSeconds(30));
        stage.Service.Always(request => request.Method == "POST" ? Answer.Status(503) : Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth the-user-token", stage.LastUsed());
        await stage.Client.Tracks.GetAsync(1);
        stage.Time.Advance(TimeSpan.FromSeconds(9.9));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Single(stage.Posts());
        stage.Time.Advance(TimeSpan.FromSeconds(0.1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, stage.Posts().Count);

        stage.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(503, (int)(await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1))).Status);
        Assert.Equal(3, stage.Posts().Count);
    }

    [Fact]
    public async Task A_token_that_has_expired_while_its_renewal_failed_is_not_used()
    {
        using var stage = Stage.Renewable(TimeSpan.FromSeconds(30));
        var gate = new Gate();
        stage.Service.Then(Answer.Status(503).Behind(gate.Opened));
        var call = stage.Client.Tracks.GetAsync(1);
        await stage.Service.SentAsync(1);
        stage.Time.Advance(TimeSpan.FromSeconds(30));
        gate.Open();
        await Assert.ThrowsAsync<SoundCloudApiException>(() => call);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_store_that_fails_meanwhile_does_not_fail_the_call()
    {
        var store = new MemoryTokenStore().Put(seconds: 90);
        using var stage = Accounts.Open(store).Serves([]);
        await stage.Client.Auth.SignInAsync();
        stage.Time.Advance(TimeSpan.FromSeconds(60));
        store.Fail("read");
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth first", stage.LastUsed());
    }
}

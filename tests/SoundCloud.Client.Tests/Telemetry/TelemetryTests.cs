namespace SoundCloud.Tests;

public class TelemetryTests
{
    [Fact]
    public async Task A_call_is_told_once_with_its_retries_and_its_time_and_no_value_of_its_query()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(503, ("Retry-After", "5")), Answer.Status(429, ("Retry-After", "2")), Answer.Page([1]));
        var sending = stage.Client.Search.Tracks(new() { Text = "very private words" }, new() { First = 10 }).ToListAsync();
        foreach (var seconds in new[] { 5, 2 })
        {
            await stage.Time.TimerAsync(TimeSpan.FromSeconds(seconds));
            stage.Time.Advance(TimeSpan.FromSeconds(seconds));
        }
        await sending;

        var call = Assert.Single(stage.Observer.Calls);
        Assert.Equal(("GET", "/tracks?q=…&limit=…&linked_partitioning=…"), (call.Method, call.Path));
        Assert.Equal((200, 2, TimeSpan.FromSeconds(7)), (call.Status!.Value, call.RetryCount, call.Duration));
        Assert.Null(call.Error);
        Assert.False(call.FromCache);
        Assert.Equal("GET /tracks?q=…&limit=…&linked_partitioning=… 200 7000 ms retries=2", call.ToString());
        Assert.Equal([503, 429, 200], stage.Observer.Attempts.Select(a => a.Status!.Value));
        Assert.Equal([0, 1, 2], stage.Observer.Attempts.Select(a => a.RetryCount));
    }

    [Fact]
    public async Task Each_page_is_a_call()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], "https://api.soundcloud.com/x?cursor=secret"), Answer.Page([2]));
        await stage.Client.Users.Tracks(7).ToListAsync();
        Assert.Equal(
            ["/users/soundcloud:users:7/tracks?limit=…&linked_partitioning=…", "/x?cursor=…"],
            stage.Observer.Calls.Select(c => c.Path));
    }

    [Fact]
    public async Task A_token_request_is_a_call_of_its_own()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app"), Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(["POST /oauth/token 200 0 ms retries=0", "GET /tracks/soundcloud:tracks:1 200 0 ms retries=0"], stage.Observer.Calls.Select(c => c.ToString()));
    }

    [Fact]
    public async Task A_call_that_failed_says_why()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 1, Jitter = () => 0 });
        stage.Service.Always(Answer.Fails(() => new HttpRequestException(HttpRequestError.ConnectionError, "x")));
        await Assert.ThrowsAsync<UnreachableException>(() => stage.Client.Tracks.GetAsync(1));
        var call = Assert.Single(stage.Observer.Calls);
        Assert.Null(call.Status);
        Assert.Equal(1, call.RetryCount);
        Assert.Equal("Could not connect to api.soundcloud.com.", call.Error);
        Assert.StartsWith("GET /tracks/soundcloud:tracks:1 failed 0 ms retries=1 Could not connect", call.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_status_is_told_as_its_status()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(404));
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1, "s-secret"));
        Assert.Equal("GET /tracks/soundcloud:tracks:1?secret_token=… 404 0 ms retries=0", Assert.Single(stage.Observer.Calls).ToString());
    }

    [Fact]
    public async Task Who_shares_a_request_is_told_of_their_own_call_with_its_retries()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(503, ("Retry-After", "5")), Answer.Track(1));
        var calls = new[] { stage.Client.Tracks.GetAsync(1), stage.Client.Tracks.GetAsync(1) };
        await stage.Time.TimerAsync(TimeSpan.FromSeconds(5));
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        await Task.WhenAll(calls);
        Assert.Equal([1, 1], stage.Observer.Calls.Select(c => c.RetryCount));
    }

    [Fact]
    public async Task Another_view_of_the_client_has_its_own_listener_and_the_same_token()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app"), Answer.Track(1), Answer.Track(2));
        var other = new RecordingObserver();
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Observe(other).Tracks.GetAsync(2);
        Assert.Equal("/tracks/soundcloud:tracks:2", Assert.Single(other.Calls).Path);
        Assert.Equal(2, stage.Observer.Calls.Count);
        Assert.Equal(3, stage.Service.Requests.Count);
    }
}

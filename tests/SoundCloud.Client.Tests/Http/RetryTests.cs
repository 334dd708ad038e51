namespace SoundCloud.Tests;

public class RetryTests
{
    private static readonly int[] Statuses = [400, 401, 403, 404, 405, 408, 409, 410, 422, 429, 500, 501, 502, 503, 504];

    public static TheoryData<string, int, bool> Table()
    {
        var table = new TheoryData<string, int, bool>();
        foreach (var method in new[] { "GET", "HEAD", "PUT", "DELETE", "POST", "PATCH" })
        {
            foreach (var status in Statuses)
            {
                var isRetried = (method, status) switch
                {
                    (_, 429) => true,
                    ("POST" or "PATCH", _) => false,
                    (_, 502 or 503 or 504) => true,
                    ("GET" or "HEAD", 500) => true,
                    _ => false,
                };
                table.Add(method, status, isRetried);
            }
        }
        return table;
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task What_is_sent_again_depends_on_method_and_status(string method, int status, bool isRetried)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(status, ("Retry-After", "0")), Answer.Json("{}"));
        var response = await stage.Client.Raw.SendAsync(new() { Method = new(method), Path = "/x" });
        Assert.Equal(isRetried ? 2 : 1, stage.Service.Requests.Count);
        Assert.Equal(isRetried ? 200 : status, (int)response.Status);
    }

    public static TheoryData<string, bool> LostConnections => new()
    {
        { "GET", true }, { "HEAD", true }, { "PUT", true }, { "DELETE", true }, { "POST", false }, { "PATCH", false },
    };

    [Theory]
    [MemberData(nameof(LostConnections))]
    public async Task A_lost_connection_is_tried_again_where_that_does_no_harm(string method, bool isRetried)
    {
        using var stage = Stage.Signed(o => o with { Jitter = () => 0 });
        stage.Service.Then(
            Answer.Fails(() => new HttpRequestException(HttpRequestError.Unknown, "reset", new IOException("reset"))),
            Answer.Json("{}"));
        var sending = stage.Client.Raw.SendAsync(new() { Method = new(method), Path = "/x" });
        if (isRetried)
            Assert.True((await sending).IsSuccess);
        else
            await Assert.ThrowsAsync<UnreachableException>(() => sending);
        Assert.Equal(isRetried ? 2 : 1, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PATCH")]
    [InlineData("PUT")]
    [InlineData("GET")]
    public async Task What_certainly_did_not_leave_is_sent_again_whatever_it_is(string method)
    {
        using var stage = Stage.Signed(o => o with { Jitter = () => 0 });
        stage.Service.Then(
            Answer.Fails(() => new HttpRequestException(HttpRequestError.ConnectionError, "refused")),
            Answer.Fails(() => new TaskCanceledException("The transport's own time to connect is over.", new TimeoutException())),
            Answer.Json("{}"));
        Assert.True((await stage.Client.Raw.SendAsync(new() { Method = new(method), Path = "/x" })).IsSuccess);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.InvalidResponse)]
    public async Task A_POST_that_may_have_left_or_that_nothing_will_take_is_not_sent_again(HttpRequestError error)
    {
        using var stage = Stage.Signed(o => o with { Jitter = () => 0 });
        stage.Service.Always(Answer.Fails(() => new HttpRequestException(error, "failed")));
        await Assert.ThrowsAnyAsync<SoundCloudException>(() => stage.Client.Likes.AddTrackAsync(1));
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, typeof(UnreachableException), 4)]
    [InlineData(HttpRequestError.NameResolutionError, typeof(UnreachableException), 1)]
    [InlineData(HttpRequestError.SecureConnectionError, typeof(UnreachableException), 1)]
    [InlineData(HttpRequestError.ProxyTunnelError, typeof(UnreachableException), 1)]
    [InlineData(HttpRequestError.ResponseEnded, typeof(ProtocolException), 4)]
    [InlineData(HttpRequestError.InvalidResponse, typeof(ProtocolException), 1)]
    [InlineData(HttpRequestError.ConfigurationLimitExceeded, typeof(ProtocolException), 1)]
    public async Task A_failure_of_the_line_is_the_clients_own_and_tried_again_where_it_may_pass(HttpRequestError error, Type type, int requests)
    {
        using var stage = Stage.Signed(o => o with { Jitter = () => 0 });
        stage.Service.Always(Answer.Fails(() => new HttpRequestException(error, "failed")));
        var e = await Assert.ThrowsAsync(type, () => stage.Client.Tracks.GetAsync(1));
        Assert.IsType<HttpRequestException>(e.InnerException);
        Assert.Equal(requests, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    public async Task A_request_is_sent_again_at_most_as_often_as_allowed(int maximum, int requests)
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = maximum });
        stage.Service.Always(Answer.Status(503, ("Retry-After", "0")));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(503, (int)e.Status);
        Assert.Equal(requests, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Without_a_word_from_the_service_the_wait_is_jittered_under_a_doubling_ceiling()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 5, MaximumRetryDelay = TimeSpan.FromSeconds(3), Jitter = () => 0.5 });
        stage.Service.Always(Answer.Status(502));
        var sending = stage.Client.Tracks.GetAsync(1);
        foreach (var milliseconds in new[] { 250, 500, 1000, 1500, 1500 })
        {
            await stage.Time.TimerAsync(TimeSpan.FromMilliseconds(milliseconds));
            stage.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        }
        await Assert.ThrowsAsync<SoundCloudApiException>(() => sending);
        Assert.Equal(6, stage.Service.Requests.Count);
        Assert.Equal([250, 500, 1000, 1500, 1500], stage.Observer.Retries.Select(r => r.Delay.TotalMilliseconds));
        Assert.Equal([1, 2, 3, 4, 5], stage.Observer.Retries.Select(r => r.Attempt));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("1.5", 1.5)]
    [InlineData("Fri, 17 May 2030 12:00:09 GMT", 9)]
    [InlineData("Fri, 17 May 2030 11:00:00 GMT", 0)]
    public async Task The_wait_that_the_service_asks_for_is_kept(string retryAfter, double seconds)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(429, ("Retry-After", retryAfter)), Answer.Track(1));
        var sending = stage.Client.Tracks.GetAsync(1);
        if (seconds > 0)
        {
            await stage.Time.TimerAsync(TimeSpan.FromSeconds(seconds));
            stage.Time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
            Assert.Single(stage.Service.Requests);
            stage.Time.Advance(TimeSpan.FromTicks(1));
        }
        await sending;
        Assert.Equal(TimeSpan.FromSeconds(seconds), Assert.Single(stage.Observer.Retries).Delay);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("")]
    [InlineData("1e400")]
    public async Task A_wait_that_cannot_be_read_is_not_kept(string retryAfter)
    {
        using var stage = Stage.Signed(o => o with { Jitter = () => 0 });
        stage.Service.Then(Answer.Status(429, ("Retry-After", retryAfter)), Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(TimeSpan.Zero, Assert.Single(stage.Observer.Retries).Delay);
    }

    [Fact]
    public async Task The_reset_time_of_a_limit_is_waited_for_and_the_latest_counts()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Answer.Json(
                """{"errors":[{"meta":{"rate_limit":{"name":"a"},"reset_time":"2030/05/17 12:00:10 +0000"}},{"meta":{"rate_limit":{"name":"b"},"reset_time":"2030/05/17 14:00:20 +0200"}}]}""",
                429),
            Answer.Track(1));
        var sending = stage.Client.Tracks.GetAsync(1);
        await stage.Time.TimerAsync(TimeSpan.FromSeconds(20));
        stage.Time.Advance(TimeSpan.FromSeconds(20));
        await sending;
    }

    [Theory]
    [InlineData("""{"errors":[{"meta":{"rate_limit":{"bucket":"by-client","max_nr_of_requests":15000,"time_window":"PT24H","name":"plays"},"remaining_requests":0,"reset_time":"2030/05/18 00:00:00 +0000"}}]}""", "plays")]
    [InlineData("""{"errors":[{"meta":{"rate_limit":{"group":"plays","max_nr_of_requests":15000,"time_window":"PT24H"},"remaining_requests":0,"reset_time":"2030/05/18 00:00:00 +0000"}}]}""", "plays")]
    public async Task A_limit_of_hours_is_an_error_at_once_with_its_name_and_its_end(string body, string name)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json(body, 429));
        var e = await Assert.ThrowsAsync<RateLimitException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(name, e.LimitName);
        Assert.Equal(new DateTimeOffset(2030, 5, 18, 0, 0, 0, TimeSpan.Zero), e.ResetsAt);
        Assert.Equal(TimeSpan.FromHours(12), e.RetryAfter);
        Assert.True(e.IsRateLimited);
        Assert.Single(stage.Service.Requests);
        Assert.Empty(stage.Observer.Retries);
    }

    [Theory]
    [InlineData("61", 1)]
    [InlineData("60", 2)]
    public async Task The_longest_wait_allowed_is_kept_and_a_longer_one_is_an_error(string retryAfter, int requests)
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 1 });
        stage.Service.Always(Answer.Status(429, ("Retry-After", retryAfter)));
        var sending = stage.Client.Tracks.GetAsync(1);
        if (requests == 2)
        {
            await stage.Time.TimerAsync(TimeSpan.FromSeconds(60));
            stage.Time.Advance(TimeSpan.FromSeconds(60));
        }
        var e = await Assert.ThrowsAsync<RateLimitException>(() => sending);
        Assert.Equal(stage.Time.Now.AddSeconds(int.Parse(retryAfter, System.Globalization.CultureInfo.InvariantCulture)), e.ResetsAt);
        Assert.Equal(requests, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData("9223372036854775807")]
    [InlineData("2147483647")]
    [InlineData("922337203685")]
    [InlineData("922337203685.4775807")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_wait_of_ages_is_an_error_and_never_an_overflow(string retryAfter)
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 1, Jitter = () => 0 });
        stage.Service.Always(Answer.Status(429, ("Retry-After", retryAfter)));
        await Assert.ThrowsAsync<RateLimitException>(() => stage.Client.Tracks.GetAsync(1));
    }

    [Fact]
    public async Task A_retry_is_told_before_its_wait_begins()
    {
        using var stage = Stage.Signed();
        var timersWhenTold = -1;
        stage.Observer.Retrying = _ => timersWhenTold = stage.Time.Sets;
        stage.Service.Then(Answer.Status(503, ("Retry-After", "5")), Answer.Page([1]));
        var sending = stage.Client.Search.Tracks(new() { Text = "secret words" }).ToListAsync();
        await stage.Time.TimerAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(stage.Time.Sets - 1, timersWhenTold);
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        await sending;
        var told = Assert.Single(stage.Observer.Retries);
        Assert.Equal((1, 503, "503 Service Unavailable"), (told.Attempt, told.Status!.Value, told.Reason));
        Assert.Equal("/tracks?q=…&limit=…&linked_partitioning=…", told.Uri);
        Assert.Equal("retry 1 of /tracks?q=…&limit=…&linked_partitioning=… in 5 s: 503 Service Unavailable", told.ToString());
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_and_nothing_more_is_sent()
    {
        using var stage = Stage.Signed();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Status(429, ("Retry-After", "30")));
        var sending = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        await stage.Time.TimerAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        stage.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_retry_after_a_long_wait_uses_the_token_of_then()
    {
        using var stage = Stage.Renewable(TimeSpan.FromSeconds(90));
        stage.Service.Then(Answer.Status(503, ("Retry-After", "60")), Answer.Token("second", "r"), Answer.Track(1));
        var sending = stage.Client.Tracks.GetAsync(1);
        await stage.Time.TimerAsync(TimeSpan.FromSeconds(60));
        stage.Time.Advance(TimeSpan.FromSeconds(60));
        await sending;
        Assert.Equal("OAuth second", stage.Service.Requests[2].Authorization);
    }

    [Fact]
    public async Task A_like_is_sent_again_after_429_and_not_after_503()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(429, ("Retry-After", "0")), Answer.Json("""{"status":"200 - OK"}"""), Answer.Status(503), Answer.Status(503, ("Retry-After", "0")), Answer.Status(204));
        await stage.Client.Likes.AddTrackAsync(1);
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Likes.AddTrackAsync(1));
        await stage.Client.Likes.RemoveTrackAsync(1);
        Assert.Equal(5, stage.Service.Requests.Count);
        Assert.Equal("POST /likes/tracks/soundcloud:tracks:1", stage.Service.Requests[0].ToString());
        Assert.Equal("DELETE /likes/tracks/soundcloud:tracks:1", stage.Service.Requests[4].ToString());
    }
}

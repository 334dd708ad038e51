namespace SoundCloud.Tests;

/// <summary>Headers and links that no sane service sends end in a result or in a failure of the client's own, never in one of the framework's.</summary>
public class HostileAnswerTests
{
    private static readonly string[] Headers =
        ["Retry-After", "Location", "x-request-id", "x-generator", "Date", "ETag", "Content-Type", "Content-Disposition", "Content-Range", "Content-Encoding", "Last-Modified"];

    private static readonly string[] Values =
    [
        "", " ", "-1", "-Infinity", "Infinity", "NaN", "1e400", "99999999999999999999", "922337203685.4775807", "0.00000000001", new string('9', 5000),
        "Fri, 31 Dec 9999 23:59:59 GMT", "Mon, 01 Jan 0001 00:00:00 GMT", "//", "/", "?", "#", "http:", "https://", "http://[", "http://a:99999/", "https://a:0/", "file:///etc/passwd",
        "https://h\ud800/\ud800?\ud800", "/\ud800", "https://\u202e/", "https://xn--\u00e9/", "https://xn--a/", "\ud800", "\0", "\u001b[2J", "%", "%ff", "https://api.soundcloud.com/%\ud800%zz",
        "bytes 0-/", "bytes 5-1/2", "bytes 0-9223372036854775807/9223372036854775807", "bytes */*",
        "attachment; filename*=UTF-8''%ff%", "attachment; filename*=x''a", "attachment; filename=\"=?utf-8?B?!!!?=\"", "attachment; filename=\"\ud800\"", "attachment;;;", "W/\"", "\"\ud800\"",
        "gzip", "gzip, gzip", "br", "text/plain; charset=\"\ud800\"", "application/json; charset=none",
    ];

    private static readonly Dictionary<string, Func<SoundCloudClient, Task>> Calls = new(StringComparer.Ordinal)
    {
        ["a thing"] = static client => client.Tracks.GetAsync(1),
        ["a list"] = static client => client.Users.Tracks(7).ToListAsync(),
        ["a link"] = static client => client.Tracks.GetAsync(SoundCloudId.Parse("https://soundcloud.com/a/b", ResourceKind.Track)),
        ["streams"] = static client => client.Streams.GetAsync(1),
        ["a change"] = static client => client.Tracks.UpdateAsync(1, new TrackUpdate { Title = "a" }),
        ["a raw request"] = static async client => _ = (await client.Raw.SendAsync(new() { Path = "/x" })).Json,
        ["a token"] = static client => client.Auth.RenewAsync(),
        ["a download"] = static async client =>
        {
            using var download = await client.Transfers.OpenDownloadAsync(new Track { DownloadUrl = "https://api.soundcloud.com/f" }, 1, new FileVersion("\"a\"", null, 5));
            await download.CopyToAsync(Stream.Null);
        },
    };

    public static TheoryData<string, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (var call in Calls.Keys)
            {
                foreach (var status in new[] { 200, 206, 302, 307, 401, 416, 429, 503 })
                    cases.Add(call, status);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_header_of_any_value_is_read_or_refused(string call, int status)
    {
        foreach (var header in Headers)
        {
            using var stage = Stage.Renewable(change: static o => o with { MaximumRetryCount = 1, MaximumRetryDelay = TimeSpan.Zero });
            foreach (var value in Values)
            {
                stage.Service.Always(Answer.Json("{}", status, (header, value)));
                var failure = await Record.ExceptionAsync(() => Calls[call](stage.Client));
                Assert.True(failure is null or SoundCloudException, $"{header}: {value}\n{failure}");
            }
        }
    }

    [Fact]
    public async Task A_link_to_the_next_page_of_any_value_is_followed_or_refused()
    {
        foreach (var value in Values.Concat(["https://h\\ud800/", "\\ud800", "https://api.soundcloud.com/\\ud800?\\udc00=\\ud800"]))
        {
            using var stage = Stage.Signed();
            var next = value.StartsWith('\\') || value.Contains("\\u", StringComparison.Ordinal) ? $"\"{value}\"" : System.Text.Json.JsonSerializer.Serialize(value);
            stage.Service.Then(Answer.Json("{\"collection\":[],\"next_href\":" + next + "}")).Always(Answer.Page([]));
            var failure = await Record.ExceptionAsync(() => stage.Client.Users.Tracks(7).ToListAsync());
            Assert.True(failure is null or SoundCloudException, $"{value}\n{failure}");
        }
    }

    [Theory]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    [InlineData("5000000")]
    [InlineData("900000000000")]
    public async Task A_wait_that_no_timer_takes_is_a_failure_whatever_is_allowed(string header)
    {
        using var stage = Stage.Signed(static o => o with { MaximumRetryDelay = TimeSpan.MaxValue });
        stage.Service.Then(Answer.Status(429, ("Retry-After", header)));
        Assert.True((await Assert.ThrowsAsync<RateLimitException>(() => stage.Client.Tracks.GetAsync(1))).RetryAfter > TimeSpan.FromDays(49));
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("-Infinity")]
    [InlineData("NaN")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task A_wait_that_is_none_counts_as_not_said(string header)
    {
        using var stage = Stage.Signed(static o => o with { Jitter = static () => 0 });
        stage.Service.Then(Answer.Status(429, ("Retry-After", header)), Answer.Track(1));
        Assert.Equal("Track 1", (await stage.Client.Tracks.GetAsync(1)).Title);
        Assert.Equal(TimeSpan.Zero, Assert.Single(stage.Observer.Retries).Delay);
    }

    [Theory]
    [InlineData("a\\nHost: b")]
    [InlineData("\\u00e9")]
    [InlineData("\\ud800")]
    public async Task A_token_that_no_header_can_carry_is_refused_where_it_is_issued(string token)
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Json("{\"access_token\":\"" + token + "\"}"));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("a\nHost: b")]
    [InlineData("\u00e9")]
    public void A_token_that_no_header_can_carry_is_refused_wherever_it_comes_from(string token) =>
        Assert.Throws<InvalidRequestException>(() => new TokenSet(token));
}

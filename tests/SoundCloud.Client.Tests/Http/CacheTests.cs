using System.Collections.Concurrent;

namespace SoundCloud.Tests;

public class CacheTests
{
    private const string Api = "https://api.soundcloud.com";

    private static Stage Caching(Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null) =>
        Stage.Signed(o => (change ?? (x => x))(o with { CacheTtl = TimeSpan.FromSeconds(30) }));

    [Fact]
    public async Task An_answer_is_kept_for_its_time_and_not_a_tick_longer()
    {
        using var stage = Caching();
        stage.Service.Always(Answer.AskedTrack);
        var first = await stage.Client.Tracks.GetAsync(1);
        stage.Time.Advance(TimeSpan.FromSeconds(30) - TimeSpan.FromTicks(1));
        var second = await stage.Client.Tracks.GetAsync(1);
        Assert.NotSame(first, second);
        Assert.Equal(first.Title, second.Title);
        Assert.Single(stage.Service.Requests);
        Assert.Equal([false, true], stage.Observer.Calls.Select(c => c.FromCache));

        stage.Time.Advance(TimeSpan.FromTicks(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Nothing_is_kept_unless_it_is_asked_for()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Answer.AskedTrack);
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task The_first_page_of_a_list_is_kept_and_the_others_are_not()
    {
        using var stage = Caching();
        stage.Service.Always(request => request.Uri.AbsolutePath == "/x" ? Answer.Page([2]) : Answer.Page([1], Api + "/x?cursor=1"));
        await stage.Client.Users.Tracks(7).ToListAsync();
        await stage.Client.Users.Tracks(7).ToListAsync();
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Raw_answers_and_errors_are_not_kept()
    {
        using var stage = Caching();
        stage.Service.Then(Answer.Status(404), Answer.Status(404), Answer.AskedTrack, Answer.AskedTrack);
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        await stage.Client.Raw.SendAsync(new() { Path = "/tracks/soundcloud:tracks:1" });
        await stage.Client.Raw.SendAsync(new() { Path = "/tracks/soundcloud:tracks:1" });
        Assert.Equal(4, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_change_empties_the_cache()
    {
        using var stage = Caching();
        stage.Service.Always(request => request.Method == "GET" ? Answer.AskedTrack : Answer.Json("""{"status":"200 - OK"}"""));
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Likes.AddTrackAsync(9);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_change_whose_answer_was_lost_empties_the_cache_too()
    {
        using var stage = Caching();
        stage.Service.Always(request => request.Method == "GET"
            ? Answer.AskedTrack
            : Answer.Fails(() => new HttpRequestException(HttpRequestError.ResponseEnded, "lost")));
        await stage.Client.Tracks.GetAsync(1);
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Likes.AddTrackAsync(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task What_was_read_before_a_change_is_not_kept_after_it()
    {
        using var stage = Caching();
        var gate = new Gate();
        stage.Service.Then(Answer.AskedTrack.Behind(gate.Opened), Answer.Json("{}"), Answer.AskedTrack);
        var reading = stage.Client.Tracks.GetAsync(1);
        await stage.Client.Likes.AddTrackAsync(1);
        gate.Open();
        await reading;
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(405, 1)]
    [InlineData(429, 1)]
    [InlineData(409, 2)]
    [InlineData(500, 2)]
    [InlineData(200, 2)]
    public async Task Only_a_change_that_may_have_been_made_makes_answers_old(int status, int reads)
    {
        using var stage = Caching(o => o with { MaximumRetryCount = 0 });
        stage.Service.Always(request => request.Method == "GET" ? Answer.AskedTrack : Answer.Json("{}", status));
        await stage.Client.Tracks.GetAsync(1);
        await Record.ExceptionAsync(() => stage.Client.Likes.AddTrackAsync(9));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(reads, stage.Service.Requests.Count(request => request.Method == "GET"));
    }

    [Fact]
    public async Task A_cache_of_the_callers_own_gets_the_answers_and_keys_that_say_nothing()
    {
        var cache = new SharedCache();
        using var stage = Caching(o => o with { Cache = cache });
        stage.Service.Always(Answer.AskedTrack);
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Single(stage.Service.Requests);
        var (key, kept) = Assert.Single(cache.Kept);
        Assert.Matches("^[0-9A-F]{32}$", key);
        Assert.Equal(Answer.TrackJson(1), System.Text.Encoding.UTF8.GetString(kept.Body.Span));
    }

    [Fact]
    public async Task Clients_of_an_app_or_of_an_account_share_what_they_keep_and_see_each_others_changes()
    {
        foreach (var account in (string?[])[null, "label"])
        {
            var cache = new SharedCache();
            using var first = Stage.App(o => o with { Cache = cache, Account = account });
            using var second = Stage.App(o => o with { Cache = cache, Account = account });
            foreach (var stage in (Stage[])[first, second])
            {
                stage.Service.Always(request => request.Method == "GET" ? Answer.AskedTrack : request.Uri.AbsolutePath == "/oauth/token" ? Answer.Token("app") : Answer.Json("{}"));
                if (account is not null)
                    await stage.Client.Auth.SignInAsync(new TokenSet("a user's"));
            }
            await first.Client.Tracks.GetAsync(1);
            await second.Client.Tracks.GetAsync(2);
            await second.Client.Tracks.GetAsync(1);
            await first.Client.Tracks.GetAsync(2);
            Assert.Equal(1, Reads(first));
            // Its first question came after a sign-in, which might have been another user's.
            Assert.Equal(account is null ? 1 : 2, Reads(second));

            await first.Client.Raw.SendAsync(new() { Path = "/likes/tracks/9", Method = HttpMethod.Post });
            await second.Client.Tracks.GetAsync(1);
            Assert.Equal(account is null ? 2 : 3, Reads(second));
        }
    }

    [Fact]
    public async Task Where_only_a_cache_is_given_it_keeps_answers_for_five_minutes()
    {
        using var stage = Stage.Signed(o => o with { Cache = new MemoryResponseCache(o.TimeProvider) });
        stage.Service.Always(Answer.AskedTrack);
        await stage.Client.Tracks.GetAsync(1);
        stage.Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Single(stage.Service.Requests);
        stage.Time.Advance(TimeSpan.FromTicks(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_cache_that_fails_costs_a_request_and_is_told_once()
    {
        var cache = new SharedCache { Fails = true };
        using var stage = Caching(o => o with { Cache = cache });
        stage.Service.Always(request => request.Method == "GET" ? Answer.AskedTrack : Answer.Json("{}"));
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, stage.Service.Requests.Count);
        Assert.Equal("The cache cannot be used, so SoundCloud is asked: the cache is away", Assert.Single(stage.Observer.Notices));
    }

    [Fact]
    public async Task After_a_change_that_the_cache_did_not_learn_of_it_is_not_asked_for_as_long_as_it_may_be_wrong()
    {
        var cache = new SharedCache();
        using var stage = Caching(o => o with { Cache = cache });
        stage.Service.Always(request => request.Method == "GET" ? Answer.AskedTrack : Answer.Json("{}"));
        await stage.Client.Tracks.GetAsync(1);
        cache.Fails = true;
        await stage.Client.Likes.AddTrackAsync(9);
        cache.Fails = false;
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, Reads(stage));
    }

    [Fact]
    public async Task The_memory_cache_keeps_a_thousand_and_gives_up_what_ends_first()
    {
        using var stage = Caching();
        stage.Service.Always(Answer.AskedTrack);
        for (var id = 1; id <= 1001; id++)
        {
            await stage.Client.Tracks.GetAsync(id);
            stage.Time.Advance(TimeSpan.FromTicks(1));
        }
        await stage.Client.Tracks.GetAsync(2);
        Assert.Equal(1001, stage.Service.Requests.Count);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(1002, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_change_is_not_forgotten_by_a_cache_that_is_full()
    {
        using var stage = Caching();
        stage.Service.Always(request => request.Method == "GET" ? Answer.AskedTrack : Answer.Json("{}"));
        for (var id = 1; id <= 1000; id++)
            await stage.Client.Tracks.GetAsync(id);
        await stage.Client.Likes.AddTrackAsync(9);
        await stage.Client.Tracks.GetAsync(1000);
        Assert.Equal(1001, Reads(stage));
    }

    [Fact]
    public async Task What_one_account_got_is_not_given_to_another_that_shares_the_cache()
    {
        var shared = new SharedCache();
        using var first = Caching(o => o with { Cache = shared });
        using var second = Caching(o => o with { Cache = shared });
        first.Service.Always(Answer.AskedTrack);
        second.Service.Always(Answer.AskedTrack);

        await first.Client.Tracks.GetAsync(1);
        await first.Client.Tracks.GetAsync(1);
        await second.Client.Tracks.GetAsync(1);

        Assert.Single(first.Service.Requests);
        Assert.Single(second.Service.Requests);
        Assert.Equal(2, shared.Kept.Count);
    }

    private static int Reads(Stage stage) => stage.Service.Requests.Count(request => request.Method == "GET");

    private sealed class SharedCache : IResponseCache
    {
        public ConcurrentDictionary<string, CachedResponse> Kept { get; } = new(StringComparer.Ordinal);

        public bool Fails { get; set; }

        public ValueTask<CachedResponse?> GetAsync(string key, CancellationToken cancellationToken) =>
            Fails ? throw new IOException("the cache is away") : new(Kept.GetValueOrDefault(key));

        public ValueTask SetAsync(string key, CachedResponse response, TimeSpan timeToLive, CancellationToken cancellationToken)
        {
            Kept[key] = Fails ? throw new IOException("the cache is away") : response;
            return default;
        }
    }
}

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
        stage.Service.Always(Answer.Track(1));
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
        stage.Service.Always(Answer.Track(1));
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
        stage.Service.Then(Answer.Status(404), Answer.Status(404), Answer.Track(1), Answer.Track(1));
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
        stage.Service.Always(request => request.Method == "GET" ? Answer.Track(1) : Answer.Json("""{"status":"200 - OK"}"""));
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
            ? Answer.Track(1)
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
        stage.Service.Then(Answer.Track(1).Behind(gate.Opened), Answer.Json("{}"), Answer.Track(1));
        var reading = stage.Client.Tracks.GetAsync(1);
        await stage.Client.Likes.AddTrackAsync(1);
        gate.Open();
        await reading;
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_cache_of_the_callers_own_gets_the_answers_and_no_token()
    {
        var cache = new Dictionary();
        using var stage = Caching(o => o with { Cache = cache });
        stage.Service.Always(Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Single(stage.Service.Requests);
        var (key, kept) = Assert.Single(cache.Entries);
        Assert.DoesNotContain(Stage.UserToken, key, StringComparison.Ordinal);
        Assert.Equal(Answer.TrackJson(1), System.Text.Encoding.UTF8.GetString(kept.Body.Span));
    }

    [Fact]
    public async Task The_memory_cache_stops_at_a_thousand_and_goes_on_when_some_have_expired()
    {
        using var stage = Caching();
        stage.Service.Always(Answer.Track(1));
        for (var id = 1; id <= 1001; id++)
            await stage.Client.Tracks.GetAsync(id);
        await stage.Client.Tracks.GetAsync(1000);
        Assert.Equal(1001, stage.Service.Requests.Count);
        await stage.Client.Tracks.GetAsync(1001);
        Assert.Equal(1002, stage.Service.Requests.Count);

        stage.Time.Advance(TimeSpan.FromSeconds(30));
        await stage.Client.Tracks.GetAsync(1001);
        await stage.Client.Tracks.GetAsync(1001);
        Assert.Equal(1003, stage.Service.Requests.Count);
    }

    private sealed class Dictionary : IResponseCache
    {
        public ConcurrentDictionary<string, CachedResponse> Entries { get; } = new(StringComparer.Ordinal);

        public CachedResponse? Get(string key) => Entries.GetValueOrDefault(key);

        public void Set(string key, CachedResponse response, TimeSpan timeToLive) => Entries[key] = response;

        public void Clear() => Entries.Clear();
    }

    [Fact]
    public async Task What_one_account_got_is_not_given_to_another_that_shares_the_cache()
    {
        var shared = new SharedCache();
        using var first = Caching(o => o with { Cache = shared });
        using var second = Caching(o => o with { Cache = shared });
        first.Service.Always(Answer.Track(1));
        second.Service.Always(Answer.Track(1));

        await first.Client.Tracks.GetAsync(1);
        await first.Client.Tracks.GetAsync(1);
        await second.Client.Tracks.GetAsync(1);

        Assert.Single(first.Service.Requests);
        Assert.Single(second.Service.Requests);
        Assert.Equal(2, shared.Kept.Count);
    }

    private sealed class SharedCache : IResponseCache
    {
        public ConcurrentDictionary<string, CachedResponse> Kept { get; } = new(StringComparer.Ordinal);

        public CachedResponse? Get(string key) => Kept.GetValueOrDefault(key);

        public void Set(string key, CachedResponse response, TimeSpan timeToLive) => Kept[key] = response;

        public void Clear() => Kept.Clear();
    }
}

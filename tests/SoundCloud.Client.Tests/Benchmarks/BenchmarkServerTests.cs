using System.Net;
using System.Text.Json;
using SoundCloud.Benchmarks;

namespace SoundCloud.Tests.Benchmarks;

public sealed class BenchmarkServerTests : IDisposable
{
    private static readonly Answers Answers = new();

    private readonly BenchmarkServer _server = new(Answers);
    private readonly HttpClient _http;

    public BenchmarkServerTests() => _http = new() { BaseAddress = _server.Uri };

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData(3)]
    // Beyond the ten thousand that there are, they come again.
    [InlineData(52)]
    public async Task The_client_reads_what_the_checksum_says(int pages)
    {
        using var client = NewClient();

        var (count, sum) = (0, 0L);
        await foreach (var track in client.Users.Tracks(SoundCloudId.OfKind(pages, ResourceKind.User)))
        {
            count++;
            sum += track.Id!.Value;
        }

        Assert.Equal((pages * 200, Corpus.Checksum(pages)), (count, sum));
    }

    [Fact]
    public async Task A_track_has_all_that_the_model_knows_and_nothing_else()
    {
        using var client = NewClient();
        var (mine, found) = (new List<Track>(), new List<Track>());
        await foreach (var track in client.Users.Tracks(SoundCloudId.OfKind(2, ResourceKind.User)))
            mine.Add(track);
        await foreach (var track in client.Search.Tracks(new() { Text = "2" }))
            found.Add(track);

        Assert.Equal(mine.Select(static track => track.Id), found.Select(static track => track.Id));
        Assert.Single(mine.Select(static track => track.User!.Urn).Distinct(StringComparer.Ordinal));
        Assert.Equal(400, found.Select(static track => track.User!.Urn).Distinct(StringComparer.Ordinal).Count());
        Assert.All(mine.Concat(found), static track => Assert.Empty(track.AdditionalProperties));
        // Of no track's kind by nature: what only its owner sees, what is no longer given.
        string[] absent = [nameof(Track.DownloadUrl), nameof(Track.SecretUri), nameof(Track.AvailableCountryCodes), nameof(Track.AdditionalProperties)];
        foreach (var property in typeof(Track).GetProperties().Where(property => !absent.Contains(property.Name)))
            Assert.Contains(mine, track => property.GetValue(track) is not null);
        Assert.Contains(mine, static track => track.Title!.Contains('東', StringComparison.Ordinal));
        Assert.Contains(mine, static track => track.Title!.Contains('"', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/users/2/tracks?limit=7&linked_partitioning=true", 7, true)]
    [InlineData("/users/soundcloud%3Ausers%3A2/tracks?limit=200&linked_partitioning=true&cursor=200", 200, false)]
    [InlineData("/tracks?q=1&limit=200", 200, false)]
    public async Task A_page_is_as_long_as_asked_for_and_links_on(string path, int count, bool hasNext)
    {
        using var page = await GetAsync(path);

        Assert.Equal(count, page.RootElement.GetProperty("collection").GetArrayLength());
        Assert.Equal(hasNext, page.RootElement.GetProperty("next_href").ValueKind is JsonValueKind.String);
        if (hasNext)
        {
            using var next = await GetAsync(page.RootElement.GetProperty("next_href").GetString()!);
            Assert.Equal(Corpus.Id(count), next.RootElement.GetProperty("collection")[0].GetProperty("id").GetInt64());
        }
    }

    [Fact]
    public async Task Many_ids_come_in_their_order_bare_or_linked_and_one_alone()
    {
        long[] ids = [Corpus.Id(9_999), Corpus.Id(0), Corpus.Id(17)];

        using var bare = await GetAsync($"/tracks?ids={string.Join(',', ids)},5");
        using var linked = await GetAsync($"/tracks?urns={string.Join("%2C", ids.Select(static id => $"soundcloud:tracks:{id}"))}&linked_partitioning=true");
        using var one = await GetAsync($"/tracks/soundcloud:tracks:{ids[0]}");

        Assert.Equal(ids, bare.RootElement.EnumerateArray().Select(static track => track.GetProperty("id").GetInt64()));
        Assert.Equal(ids, linked.RootElement.GetProperty("collection").EnumerateArray().Select(static track => track.GetProperty("id").GetInt64()));
        Assert.Equal(ids[0], one.RootElement.GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task Bodies_are_as_long_as_the_counting_subject_expects()
    {
        var bytes = 0L;
        for (var page = 0; page < 4; page++)
            bytes += (await _http.GetByteArrayAsync(Answers.PageTarget(4, page))).Length;

        Assert.Equal(bytes, Answers.BytesOf(_server.Uri.Authority, 4));
    }

    [Fact]
    public async Task It_takes_tokens_and_likes_and_counts_them()
    {
        using var body = new StringContent("grant_type=client_credentials");
        using var token = await _http.PostAsync("/oauth/token", body);
        Assert.Contains("bench-token", await token.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        using var client = new SoundCloudClient(new() { ApiUri = _server.Uri, Token = new("t") });
        await client.Likes.AddTrackAsync(SoundCloudId.OfKind(Corpus.Id(3), ResourceKind.Track));
        await client.Likes.RemoveTrackAsync(SoundCloudId.OfKind(Corpus.Id(3), ResourceKind.Track));
        using var unknown = await _http.DeleteAsync("/likes/tracks/soundcloud:tracks:3");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);

        using var figures = await GetAsync("/figures");
        Assert.Equal(4, figures.RootElement.GetProperty("requests").GetInt32());
        Assert.Equal(1, figures.RootElement.GetProperty("mostInFlight").GetInt32());
        using var again = await GetAsync("/figures");
        Assert.Equal(0, again.RootElement.GetProperty("requests").GetInt32());
    }

    [Fact]
    public async Task Those_who_wait_are_in_flight_together()
    {
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var waiting = 0;
        using var slow = new BenchmarkServer(Answers, () =>
        {
            if (Interlocked.Increment(ref waiting) == 8)
                all.SetResult();
            return all.Task;
        });
        using var http = new HttpClient { BaseAddress = slow.Uri };

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => http.GetByteArrayAsync("/me")));

        using var figures = JsonDocument.Parse(await http.GetByteArrayAsync("/figures"));
        Assert.Equal(8, figures.RootElement.GetProperty("mostInFlight").GetInt32());
    }

    private SoundCloudClient NewClient() => new(new() { ApiUri = _server.Uri, AuthUri = _server.Uri, Credentials = new("bench", "secret") });

    private async Task<JsonDocument> GetAsync(string path) => JsonDocument.Parse(await _http.GetByteArrayAsync(path));
}

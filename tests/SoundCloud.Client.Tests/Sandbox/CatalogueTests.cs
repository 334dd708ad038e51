using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests.Sandbox;

public sealed partial class CatalogueTests() : SandboxTest(new() { TrackCount = 600 })
{
    private static readonly string[] TrackFields =
    [
        "kind", "title", "artwork_url", "bpm", "comment_count", "commentable", "created_at", "description", "download_count", "downloadable", "duration", "embeddable_by",
        "favoritings_count", "genre", "urn", "isrc", "key_signature", "label_name", "license", "metadata_artist", "permalink_url", "playback_count", "purchase_title",
        "purchase_url", "release", "release_day", "release_month", "release_year", "sharing", "stream_url", "streamable", "tag_list", "uri", "user", "user_favorite",
        "user_playback_count", "waveform_url", "available_country_codes", "access", "download_url", "reposts_count", "reveal_stats", "reveal_comments", "secret_uri", "id", "user_id",
    ];

    private static readonly string[] UserFields =
    [
        "avatar_url", "city", "country", "description", "discogs_name", "first_name", "followers_count", "followings_count", "full_name", "urn", "kind", "created_at",
        "last_modified", "last_name", "permalink", "permalink_url", "plan", "playlist_count", "public_favorites_count", "reposts_count", "track_count", "uri", "username",
        "website", "website_title", "subscriptions", "id",
    ];

    private static readonly string[] MeFields =
    [
        "comments_count", "likes_count", "locale", "online", "primary_email_confirmed", "private_playlists_count", "private_tracks_count", "quota", "upload_seconds_left",
    ];

    private static readonly string[] PlaylistFields =
    [
        "title", "urn", "kind", "artwork_url", "created_at", "description", "downloadable", "duration", "ean", "embeddable_by", "genre", "label_id", "label_name",
        "last_modified", "license", "permalink", "permalink_url", "playlist_type", "purchase_title", "purchase_url", "release", "release_day", "release_month",
        "release_year", "sharing", "streamable", "tag_list", "track_count", "tracks", "type", "uri", "user", "user_urn", "likes_count", "label", "tracks_uri", "tags", "id", "user_id",
    ];

    private static readonly string[] CommentFields = ["body", "created_at", "urn", "kind", "user_urn", "timestamp", "track_urn", "uri", "user"];

    [Theory]
    [InlineData("/users/4280711/tracks?limit=200&linked_partitioning=true")]
    [InlineData("/playlists?limit=200")]
    [InlineData("/me/feed?limit=100")]
    [InlineData("/me/likes/tracks?limit=200")]
    [InlineData("/users?limit=200")]
    public async Task The_same_seed_gives_the_same_bytes(string path)
    {
        using var twin = SoundCloudSandbox.Start(new() { TrackCount = 600, Latency = TimeSpan.FromMilliseconds(1) });
        using var other = SoundCloudSandbox.Start(new() { TrackCount = 600, Seed = 2 });

        var mine = Portless(await TextOf(await Get(path)));
        Assert.Equal(mine, Portless(await TextOf(await SendTo(twin.ApiUri, HttpMethod.Get, path, null, twin.IssueUserToken().AccessToken))));
        Assert.NotEqual(mine, Portless(await TextOf(await SendTo(other.ApiUri, HttpMethod.Get, path, null, other.IssueUserToken().AccessToken))));
    }

    [Fact]
    public async Task Every_field_of_the_schemas_is_there()
    {
        AssertHas(await GetJson("/me"), [.. UserFields, .. MeFields]);
        AssertHas(await GetJson("/users/25219981"), UserFields);
        AssertHas(await GetJson("/playlists/12345001"), PlaylistFields);
        foreach (var track in await Items("/me/tracks"))
        {
            AssertHas(track, TrackFields);
            AssertHas(track.GetProperty("user"), UserFields);
        }

        var commented = (await Items("/me/tracks")).First(track => track.GetProperty("comment_count").GetInt32() > 0).GetProperty("urn").GetString();
        foreach (var comment in (await GetJson($"/tracks/{commented}/comments")).GetProperty("collection").EnumerateArray())
            AssertHas(comment, CommentFields);
    }

    [Fact]
    public async Task The_catalogue_has_what_trips_clients_up()
    {
        var tracks = await AllTracks();
        var mine = await Items("/me/tracks?limit=200");
        var me = await GetJson("/me");

        Assert.Contains(tracks, track => track.GetProperty("id").GetInt64() > int.MaxValue);
        Assert.Contains(tracks, track => track.GetProperty("bpm").ValueKind == JsonValueKind.Null);
        Assert.Contains(tracks, track => track.GetProperty("bpm").GetRawText().Contains(".5", StringComparison.Ordinal));
        Assert.Contains(tracks, track => track.GetProperty("title").GetString()!.Any(letter => letter > 0x3000));
        Assert.Contains(tracks, track => track.GetProperty("title").GetString()!.Contains('\'', StringComparison.Ordinal));
        Assert.Contains(tracks, track => track.GetProperty("title").GetString()!.Contains('[', StringComparison.Ordinal));
        Assert.Contains(tracks, track => track.GetProperty("tag_list").GetString()!.Contains("\"late night\"", StringComparison.Ordinal));
        Assert.Contains(tracks, track => track.GetProperty("tag_list").GetString()!.Contains("geo:lat=", StringComparison.Ordinal));
        Assert.Contains(tracks, track => track.GetProperty("duration").GetInt64() > 3_600_000);
        Assert.Contains(tracks, track => track.GetProperty("download_url").ValueKind == JsonValueKind.String);
        Assert.InRange(tracks.Count(track => track.GetProperty("access").GetString() == "blocked"), 8, 50);
        Assert.InRange(tracks.Count(track => track.GetProperty("access").GetString() == "preview"), 15, 70);
        Assert.True(tracks.Select(track => track.GetProperty("genre").GetString()).Distinct().Count() >= 12);
        Assert.Contains(mine, track => SecretLink().IsMatch(track.GetProperty("permalink_url").GetString()!) && track.GetProperty("secret_uri").ValueKind == JsonValueKind.String);
        Assert.True(mine.Count >= 25);
        Assert.True(me.GetProperty("public_favorites_count").GetInt32() >= 235);
        Assert.True(me.GetProperty("followers_count").GetInt32() >= 60);
        Assert.True(me.GetProperty("followings_count").GetInt32() >= 30);
        Assert.Equal(JsonValueKind.Null, me.GetProperty("quota").GetProperty("upload_seconds_left").ValueKind);
    }

    [Fact]
    public async Task Counts_make_sense()
    {
        foreach (var track in await AllTracks())
        {
            var plays = track.GetProperty("playback_count").GetInt64();
            var likes = track.GetProperty("favoritings_count").GetInt64();
            Assert.True(plays > likes);
            Assert.True(likes >= track.GetProperty("reposts_count").GetInt64());
            Assert.Matches("^20[0-9]{2}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} \\+0000$", track.GetProperty("created_at").GetString());
        }
    }

    [Fact]
    public async Task The_demo_user_has_the_playlists_that_are_promised()
    {
        Assert.Equal(130, (await GetJson("/playlists/soundcloud:playlists:12345001")).GetProperty("track_count").GetInt32());
        Assert.Equal(0, (await GetJson("/playlists/soundcloud:playlists:12345077")).GetProperty("track_count").GetInt32());
        Assert.Equal("private", (await GetJson("/playlists/soundcloud:playlists:12346002")).GetProperty("sharing").GetString());
        Assert.Equal("album", (await GetJson("/playlists/soundcloud:playlists:12349310")).GetProperty("playlist_type").GetString());
        var mixed = await GetJson($"/playlists/soundcloud:playlists:12350044?access={All}");
        Assert.Contains(mixed.GetProperty("tracks").EnumerateArray(), track => track.GetProperty("access").GetString() == "blocked");
        Assert.Equal(mixed.GetProperty("track_count").GetInt32(), mixed.GetProperty("tracks").GetArrayLength());

        var hiding = await GetJson($"/playlists/soundcloud:playlists:12351055?access={All}");
        Assert.True(hiding.GetProperty("track_count").GetInt32() > hiding.GetProperty("tracks").GetArrayLength(), "others' private tracks are counted and not shown");
        Assert.True((await Items("/playlists?limit=200")).Count >= 40);
    }

    [Fact]
    public async Task Show_tracks_false_leaves_the_tracks_out()
    {
        Assert.False((await GetJson("/playlists/12345001?show_tracks=false")).TryGetProperty("tracks", out _));
    }

    [Fact]
    public async Task A_private_track_is_there_for_its_owner_and_for_who_has_the_secret()
    {
        var secret = (await Items("/me/tracks?limit=200")).First(track => track.GetProperty("sharing").GetString() == "private");
        var path = "/tracks/" + secret.GetProperty("urn").GetString();
        var other = Box.IssueUserToken("jowymusic").AccessToken;
        var token = secret.GetProperty("secret_uri").GetString()!.Split("secret_token=")[1];

        Assert.Equal(HttpStatusCode.OK, (await Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(path, other)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Get($"{path}?secret_token={token}", other)).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_small_catalogue_works(int count)
    {
        using var box = SoundCloudSandbox.Start(new() { TrackCount = count });
        foreach (var path in new[] { "/tracks", "/me/likes/tracks", "/me/feed", "/playlists", "/me/recently-played/tracks", "/me/followings/tracks" })
            Assert.Equal(HttpStatusCode.OK, (await SendTo(box.ApiUri, HttpMethod.Get, path, null, box.IssueUserToken().AccessToken)).StatusCode);
    }

    private async Task<IReadOnlyList<JsonElement>> AllTracks()
    {
        var all = new List<JsonElement>();
        for (var offset = 0; offset < 600; offset += 200)
            all.AddRange(await Items($"/tracks?limit=200&offset={offset}&access={All}"));

        return all;
    }

    private static void AssertHas(JsonElement resource, IEnumerable<string> fields) =>
        Assert.DoesNotContain(fields, field => !resource.TryGetProperty(field, out _));

    private static string Portless(string text) => Ports().Replace(text, "127.0.0.1");

    [GeneratedRegex("127\\.0\\.0\\.1:[0-9]+")]
    private static partial Regex Ports();

    [GeneratedRegex("/s-[A-Za-z0-9]{11}$")]
    private static partial Regex SecretLink();
}

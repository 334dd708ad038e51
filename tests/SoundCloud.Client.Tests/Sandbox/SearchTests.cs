using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SoundCloud.Tests.Sandbox;

public sealed class SearchTests() : SandboxTest(new() { TrackCount = 600 })
{
    [Fact]
    public async Task Words_are_found_in_title_user_genre_and_tags_whatever_their_case()
    {
        foreach (var track in await Found("q=LATE%20night"))
        {
            var text = string.Join(' ', Text(track, "title"), Text(track.GetProperty("user"), "username"), Text(track, "genre"), Text(track, "tag_list"));
            Assert.Contains("late night", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Genres_are_alternatives()
    {
        var found = await Found("genres=Techno,Disco&limit=200");

        Assert.Equal(["Disco", "Techno"], found.Select(track => Text(track, "genre")).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Tags_match_whole_tags()
    {
        Assert.All(await Found("tags=" + Uri.EscapeDataString("late night")), track => Assert.Contains("\"late night\"", Text(track, "tag_list"), StringComparison.Ordinal));
        Assert.Equal("[]", (await TextOf(await Get("/tracks?tags=late"))));
    }

    [Fact]
    public async Task A_bpm_range_never_finds_a_track_without_bpm()
    {
        Assert.All(await Found("bpm[from]=120&bpm[to]=130"), track => Assert.InRange(track.GetProperty("bpm").GetDouble(), 120, 130));
        Assert.All(await Found("bpm%5Bfrom%5D=170"), track => Assert.True(track.GetProperty("bpm").GetDouble() >= 170));
    }

    [Fact]
    public async Task A_duration_range_is_in_milliseconds()
    {
        Assert.All(await Found("duration[from]=3600000"), track => Assert.True(track.GetProperty("duration").GetInt64() >= 3_600_000));
    }

    [Fact]
    public async Task Created_at_takes_its_own_format_only()
    {
        foreach (var track in await Found("created_at[from]=2020-01-01%2000:00:00&created_at[to]=2020-12-31%2023:59:59"))
            Assert.Equal(2020, DateTimeOffset.ParseExact(Text(track, "created_at"), "yyyy/MM/dd HH:mm:ss zzz", CultureInfo.InvariantCulture).Year);

        Assert.Equal(HttpStatusCode.BadRequest, (await Get("/tracks?created_at[from]=" + Uri.EscapeDataString("2020/01/01 00:00:00 +0000"))).StatusCode);
    }

    [Theory]
    [InlineData("q=a&q=", HttpStatusCode.InternalServerError)]
    [InlineData("bpm[from]=fast", HttpStatusCode.BadRequest)]
    [InlineData("access=open", HttpStatusCode.BadRequest)]
    [InlineData("q=zzzzzz", HttpStatusCode.OK)]
    public async Task Odd_queries_are_answered_as_the_service_does(string query, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await Get("/tracks?" + query)).StatusCode);
    }

    [Fact]
    public async Task Users_and_playlists_are_searched_too()
    {
        Assert.Equal("jowymusic", Text((await GetJson("/users?q=jowy")).GetProperty("collection")[0], "permalink"));
        Assert.Equal("Long Haul", Text((await Items("/playlists?q=long%20HAUL"))[0], "title"));
    }

    [Fact]
    public async Task User_favorite_is_true_on_search_and_single_reads_only()
    {
        var liked = Text((await Items("/me/likes/tracks?limit=1&access=playable"))[0], "urn");

        Assert.True((await GetJson("/tracks/" + liked)).GetProperty("user_favorite").GetBoolean());
        Assert.True((await Items("/tracks?urns=" + liked))[0].GetProperty("user_favorite").GetBoolean());
        Assert.False((await Items("/me/likes/tracks?limit=1&access=playable"))[0].GetProperty("user_favorite").GetBoolean());
        Assert.False((await GetJson("/tracks/" + liked, Box.IssueAppToken().AccessToken)).GetProperty("user_favorite").GetBoolean());
    }

    private async Task<IReadOnlyList<JsonElement>> Found(string query)
    {
        var found = await Items("/tracks?" + query);
        Assert.NotEmpty(found);
        return found;
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}

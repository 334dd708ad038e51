using System.Net;
using System.Text.Json;

namespace SoundCloud.Tests.Sandbox;

public sealed class PagingTests() : SandboxTest(new() { TrackCount = 600 })
{
    [Theory]
    [InlineData("/me/likes/tracks?linked_partitioning=true&limit=37", 246)]
    [InlineData("/me/tracks?linked_partitioning=true&limit=7", 30)]
    [InlineData("/users/4280711/tracks?linked_partitioning=1&access=playable,preview,blocked&limit=200", 436)]
    [InlineData("/me/followers?limit=9", 68)]
    [InlineData("/me/followings?limit=9", 38)]
    [InlineData("/playlists/12345001/tracks?linked_partitioning=true&limit=50&access=playable,preview,blocked", 130)]
    public async Task A_walk_gives_each_item_once(string path, int expected)
    {
        var pages = await Walk(path);

        var items = pages.SelectMany(page => page).ToArray();
        Assert.Equal(items.Length, items.Distinct().Count());
        Assert.InRange(items.Length, expected - 15, expected + 15);
        Assert.True(pages.Count > 1);
    }

    [Fact]
    public async Task A_walk_of_comments_ends_on_an_empty_next_href()
    {
        var track = await MostCommented();

        var pages = await Walk($"/tracks/{track}/comments?limit=100");

        Assert.Equal([100, 100, 30], pages.Select(page => page.Count));
        Assert.Equal(230, pages.SelectMany(page => page).Distinct().Count());
        Assert.Equal("", (await GetJson($"/tracks/{track}/comments?offset=200")).GetProperty("next_href").GetString());
    }

    [Fact]
    public async Task A_large_list_takes_three_pages_of_200()
    {
        var pages = await Walk("/users/soundcloud:users:4280711/tracks?linked_partitioning=true&limit=200");

        Assert.Equal(3, pages.Count);
        Assert.Equal([200, 200], pages.Take(2).Select(page => page.Count));
    }

    [Fact]
    public async Task With_the_fault_what_may_not_be_seen_counts_for_the_limit()
    {
        const string list = "/users/soundcloud:users:4280711/tracks?linked_partitioning=true&limit=200";
        var whole = (await Walk(list)).SelectMany(page => page);
        Box.EnableFault("page-filtered");

        var pages = await Walk(list);

        Assert.True(pages[0].Count < 200, "blocked and private tracks count for the limit and are left out");
        Assert.Equal(whole, pages.SelectMany(page => page));
    }

    [Fact]
    public async Task Asking_for_all_access_gives_what_the_default_leaves_out()
    {
        var usual = (await Walk("/users/4280711/tracks?linked_partitioning=true&limit=200")).SelectMany(page => page).ToArray();
        var all = (await Walk($"/users/4280711/tracks?linked_partitioning=true&limit=200&access={All}")).SelectMany(page => page).ToArray();
        var blocked = (await Walk("/users/4280711/tracks?linked_partitioning=true&limit=200&access=blocked")).SelectMany(page => page).ToArray();

        Assert.NotEmpty(blocked);
        Assert.Equal(all.Order(StringComparer.Ordinal), usual.Concat(blocked).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Next_href_has_a_cursor_and_page_size_and_keeps_what_filters_and_sorts()
    {
        var page = await GetJson("/users/4280711/tracks?access=playable&limit=10&linked_partitioning=1&sort=asc");

        var next = page.GetProperty("next_href").GetString()!;
        Assert.StartsWith(new Uri(Box.ApiUri, "/users/4280711/tracks?").ToString(), next, StringComparison.Ordinal);
        Assert.Contains("access=playable&", next, StringComparison.Ordinal);
        Assert.Contains("sort=asc&", next, StringComparison.Ordinal);
        Assert.Contains("linked_partitioning=1&", next, StringComparison.Ordinal);
        Assert.EndsWith("&page_size=10", next, StringComparison.Ordinal);
        Assert.Contains("&cursor=", next, StringComparison.Ordinal);
        Assert.DoesNotContain("&limit=", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Next_href_of_a_search_has_an_offset()
    {
        var next = (await GetJson("/tracks?q=the&limit=20&linked_partitioning=true")).GetProperty("next_href").GetString();

        Assert.EndsWith("/tracks?q=the&linked_partitioning=true&offset=20&limit=20", next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sorting_upwards_is_the_reverse_of_sorting_downwards()
    {
        var down = (await Walk("/me/tracks?linked_partitioning=true&limit=8")).SelectMany(page => page).ToArray();
        var up = (await Walk("/me/tracks?linked_partitioning=true&limit=8&sort=asc")).SelectMany(page => page).ToArray();

        Assert.Equal(Enumerable.Reverse(down), up);
    }

    [Fact]
    public async Task A_like_in_the_middle_of_a_walk_moves_nothing()
    {
        var before = (await Walk("/me/likes/tracks?linked_partitioning=true&limit=50")).SelectMany(page => page).ToArray();
        var first = await GetJson("/me/likes/tracks?linked_partitioning=true&limit=50");
        var fresh = (await Items($"/tracks?limit=200&access={All}")).Select(track => track.GetProperty("urn").GetString()!).First(urn => !before.Contains(urn));

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Post, "/likes/tracks/" + fresh)).StatusCode);

        var second = await GetJson(first.GetProperty("next_href").GetString()!);
        Assert.Equal(before[50], second.GetProperty("collection")[0].GetProperty("urn").GetString());
    }

    [Fact]
    public async Task Without_the_flag_a_list_of_tracks_is_a_bare_array()
    {
        Assert.Equal(JsonValueKind.Array, (await GetJson("/me/likes/tracks?limit=5")).ValueKind);
        Assert.Equal(JsonValueKind.Array, (await GetJson("/me/playlists?limit=5")).ValueKind);
        Assert.Equal(JsonValueKind.Array, (await GetJson("/users/1001/related?limit=5")).ValueKind);
    }

    [Fact]
    public async Task Some_lists_are_always_wrapped_and_some_never()
    {
        Assert.Equal(JsonValueKind.Object, (await GetJson("/me/followers?limit=5")).ValueKind);
        Assert.Equal(JsonValueKind.Object, (await GetJson("/users?q=a&limit=5")).ValueKind);
        Assert.Equal(JsonValueKind.Object, (await GetJson("/me/feed?limit=5")).ValueKind);
        Assert.Equal(JsonValueKind.Array, (await GetJson("/me/followings/tracks?limit=5&linked_partitioning=true")).ValueKind);
        Assert.Equal(JsonValueKind.Array, (await GetJson("/users/1001/web-profiles?linked_partitioning=true")).ValueKind);
    }

    [Fact]
    public async Task The_last_page_says_so_with_null_or_with_nothing()
    {
        Assert.Equal(JsonValueKind.Null, (await GetJson("/me/likes/tracks?limit=200&linked_partitioning=true&cursor=1")).GetProperty("next_href").ValueKind);
        Assert.False((await GetJson("/me/likes/playlists?limit=200&linked_partitioning=true")).TryGetProperty("next_href", out _));
    }

    [Theory]
    [InlineData("limit=0", HttpStatusCode.BadRequest)]
    [InlineData("limit=-1", HttpStatusCode.BadRequest)]
    [InlineData("limit=many", HttpStatusCode.BadRequest)]
    [InlineData("cursor=nowhere", HttpStatusCode.BadRequest)]
    [InlineData("sort=up", HttpStatusCode.BadRequest)]
    [InlineData("limit=1", HttpStatusCode.OK)]
    public async Task A_page_that_makes_no_sense_is_refused(string query, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await Get("/me/tracks?" + query)).StatusCode);
    }

    [Fact]
    public async Task A_limit_above_200_counts_as_200()
    {
        Assert.Equal(200, (await Items("/me/likes/tracks?limit=5000")).Count);
    }

    [Fact]
    public async Task Recently_played_has_25_tracks_whatever_the_limit()
    {
        Assert.Equal(25, (await GetJson("/me/recently-played/tracks?limit=3")).GetProperty("collection").GetArrayLength());
    }

    [Fact]
    public async Task The_feed_walks_and_names_reposters()
    {
        var pages = await Walk("/me/feed?limit=50", item => item.GetProperty("type").GetString() + (item.TryGetProperty("reposter", out var reposter) ? " by " + reposter.GetString() : ""));

        var types = pages.SelectMany(page => page).ToArray();
        Assert.True(pages.Count > 1);
        Assert.Contains("track", types);
        Assert.Contains("playlist", types);
        Assert.Contains(types, type => type.StartsWith("track:repost by soundcloud:users:", StringComparison.Ordinal));
        Assert.True((await GetJson("/me/feed?limit=1")).TryGetProperty("future_href", out _));
    }

    [Fact]
    public async Task A_user_who_does_not_exist_has_an_empty_list_of_followers()
    {
        Assert.Equal("""{"collection":[],"next_href":null}""", await TextOf(await Get("/users/3/followers")));
        Assert.Equal(HttpStatusCode.NotFound, (await Get("/users/3")).StatusCode);
    }

    private async Task<string> MostCommented() =>
        (await Items("/me/tracks?limit=200")).MaxBy(track => track.GetProperty("comment_count").GetInt32()).GetProperty("urn").GetString()!;
}

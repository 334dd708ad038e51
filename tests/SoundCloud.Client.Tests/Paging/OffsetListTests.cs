namespace SoundCloud.Tests;

/// <summary>Lists that are bare arrays and continue by offset, like <c>/me/followings/tracks</c>.</summary>
public class OffsetListTests
{
    [Fact]
    public async Task A_full_page_is_followed_by_the_next_offset_and_a_short_one_is_the_end()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Bare(1, 2), Bare(3, 4), Bare(5, 5));
        var tracks = await stage.Client.Me.FollowingsTracks(new() { PageSize = 2 }).ToListAsync();
        Assert.Equal([1, 2, 3, 4, 5], tracks.Select(track => int.Parse(track.Urn!.Split(':')[^1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(
            ["?limit=2&linked_partitioning=true", "?limit=2&linked_partitioning=true&offset=2", "?limit=2&linked_partitioning=true&offset=4"],
            stage.Service.Requests.Select(request => request.Uri.Query));
    }

    [Fact]
    public async Task A_list_that_begins_again_is_at_its_end()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Bare(1, 2));
        Assert.Equal(2, (await stage.Client.Me.FollowingsTracks(new() { PageSize = 2 }).ToListAsync()).Count);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Any_list_that_comes_bare_although_pages_were_asked_for_goes_on_in_this_way()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Bare(1, 2), Bare(3, 4), Bare(3, 4));
        Assert.Equal([1, 2, 3, 4], (await stage.Client.Users.Tracks(7, options: new() { PageSize = 2 }).ToListAsync()).Numbers());
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task What_has_no_name_is_not_asked_for_again()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Answer.Json("""[{"id":1},{"id":2}]"""));
        Assert.Equal(2, (await stage.Client.Users.Tracks(7, options: new() { PageSize = 2 }).ToListAsync()).Count);
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("7")]
    public async Task An_item_that_is_none_does_not_make_a_page_short(string none)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json($"[{Answer.TrackJson(1)},{none}]"), Answer.Json($"[{none},{Answer.TrackJson(2)}]"), Bare(3, 3));
        Assert.Equal([1, 2, 3], (await stage.Client.Users.Tracks(7, options: new() { PageSize = 2 }).ToListAsync()).Numbers());
    }

    [Fact]
    public async Task No_more_is_asked_for_than_is_wanted()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Bare(1, 2));
        Assert.Equal(2, (await stage.Client.Me.FollowingsTracks(new() { First = 2 }).ToListAsync()).Count);
    }

    private static Reply Bare(long from, long to) => Answer.Json($"[{string.Join(',', Answer.Ids(from, to).Select(Answer.TrackJson))}]");
}

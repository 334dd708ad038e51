using System.Net;

namespace SoundCloud.Tests.Sandbox;

public sealed class BatchTests() : SandboxTest(new() { TrackCount = 600 })
{
    [Fact]
    public async Task Urns_come_in_the_catalogues_order_and_once_each()
    {
        var known = await Urns(5);

        var found = await Items($"/tracks?access={All}&urns={string.Join(',', Enumerable.Reverse(known).Append(known[0]))}");

        Assert.Equal(known, found.Select(track => track.GetProperty("urn").GetString()));
    }

    [Fact]
    public async Task Missing_and_others_private_tracks_are_left_out()
    {
        var own = (await Items("/me/tracks?limit=200")).First(track => track.GetProperty("sharing").GetString() == "private").GetProperty("urn").GetString();
        var path = $"/tracks?urns=soundcloud:tracks:1,{own}&linked_partitioning=true";

        Assert.Equal(1, (await GetJson(path)).GetProperty("collection").GetArrayLength());
        Assert.Equal(0, (await GetJson(path, Box.IssueUserToken("jowymusic").AccessToken)).GetProperty("collection").GetArrayLength());
    }

    [Fact]
    public async Task Blocked_tracks_need_the_access_parameter_here_too()
    {
        var blocked = (await Items("/tracks?limit=200&access=blocked"))[0].GetProperty("urn").GetString();

        Assert.Empty(await Items("/tracks?urns=" + blocked));
        Assert.Single(await Items($"/tracks?access={All}&urns={blocked}"));
    }

    [Fact]
    public async Task Users_can_be_asked_for_by_urn_or_number_and_percent_encoded()
    {
        var users = await GetJson("/users?urns=soundcloud%3Ausers%3A25219981,1001,soundcloud:users:2147483911");

        Assert.Equal(["demo-dj", "jowymusic", "overflow-orchestra"], users.GetProperty("collection").EnumerateArray().Select(user => user.GetProperty("permalink").GetString()));
    }

    [Fact]
    public async Task More_than_200_or_urns_with_ids_are_refused()
    {
        Assert.Equal(HttpStatusCode.OK, (await Get("/tracks?urns=" + string.Join(',', Enumerable.Range(1, 200)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("/tracks?urns=" + string.Join(',', Enumerable.Range(1, 201)))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Get("/tracks?urns=1&ids=2")).StatusCode);
    }

    [Theory]
    [InlineData("soundcloud:users:1001")]
    [InlineData("soundcloud%3Ausers%3A1001")]
    [InlineData("1001")]
    public async Task A_path_takes_each_form_of_an_id(string id)
    {
        Assert.Equal("demo-dj", (await GetJson("/users/" + id)).GetProperty("permalink").GetString());
    }

    private async Task<string[]> Urns(int count) =>
        [.. (await Items($"/tracks?limit={count}&access={All}")).Select(track => track.GetProperty("urn").GetString()!)];
}

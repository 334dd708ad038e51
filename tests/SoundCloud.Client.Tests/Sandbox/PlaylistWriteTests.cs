using System.Net;
using System.Text.Json;

namespace SoundCloud.Tests.Sandbox;

public sealed class PlaylistWriteTests : SandboxTest
{
    [Fact]
    public async Task A_new_playlist_has_its_tracks_and_a_link_that_resolves()
    {
        var urns = await Urns(3);

        var response = await Post(Body("Neu & Schön", urns));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await Json(response);
        Assert.Equal(urns, made.GetProperty("tracks").EnumerateArray().Select(track => track.GetProperty("urn").GetString()));
        Assert.Equal("https://soundcloud.com/demo-dj/sets/neu-schon", made.GetProperty("permalink_url").GetString());
        Assert.Equal(made.GetProperty("urn").GetString(), (await Items("/me/playlists?limit=1"))[0].GetProperty("urn").GetString());
        Assert.Equal(HttpStatusCode.Redirect, (await Get("/resolve?url=https://soundcloud.com/demo-dj/sets/neu-schon")).StatusCode);
    }

    [Fact]
    public async Task A_put_with_tracks_replaces_them_all()
    {
        var urns = await Urns(5);
        var path = await Made("Replace me", urns[..3]);

        var replaced = await Send(HttpMethod.Put, path, JsonContent(Body("Replace me", urns[4..])));

        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal(urns[4..], (await Items($"{path}/tracks?access={All}")).Select(track => track.GetProperty("urn").GetString()));
    }

    [Fact]
    public async Task A_put_without_tracks_keeps_them()
    {
        var path = await Made("Keep", await Urns(3));

        var changed = await Json(await Send(HttpMethod.Put, path, JsonContent("""{"playlist":{"title":"Kept","sharing":"private"}}""")));

        Assert.Equal("Kept", changed.GetProperty("title").GetString());
        Assert.Equal("private", changed.GetProperty("sharing").GetString());
        Assert.Equal(3, changed.GetProperty("track_count").GetInt32());
    }

    [Fact]
    public async Task Ids_above_32_bits_are_refused_as_numbers_and_taken_as_urns()
    {
        var large = (await Items($"/tracks?limit=200&access={All}")).First(track => track.GetProperty("id").GetInt64() > int.MaxValue);
        var path = await Made("Large", []);

        var asNumber = await Send(HttpMethod.Put, path, JsonContent($$$"""{"playlist":{"tracks":[{"id":{{{large.GetProperty("id").GetInt64()}}}}]}}"""));
        var asUrn = await Send(HttpMethod.Put, path, JsonContent($$$"""{"playlist":{"tracks":[{"urn":"{{{large.GetProperty("urn").GetString()}}}"}]}}"""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asNumber.StatusCode);
        Assert.Equal(HttpStatusCode.OK, asUrn.StatusCode);
    }

    [Fact]
    public async Task A_playlist_takes_500_tracks_and_no_more()
    {
        var urn = (await Urns(1))[0];
        var path = await Made("Long", []);

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Put, path, JsonContent(Body("Long", Enumerable.Repeat(urn, 500))))).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(HttpMethod.Put, path, JsonContent(Body("Long", Enumerable.Repeat(urn, 501))))).StatusCode);
        Assert.Equal(500, (await GetJson(path)).GetProperty("track_count").GetInt32());
    }

    [Theory]
    [InlineData("""{"playlist":{"title":"x","sharing":"friends"}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"playlist":{"title":""}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"playlist":{"title":"x","tracks":[{"urn":"soundcloud:tracks:1"}]}}""", HttpStatusCode.NotFound)]
    [InlineData("""{"playlist":{"title":"x","set_type":"playlist"}}""", HttpStatusCode.Created)]
    [InlineData("""{"playlist":{"title":"x","tag_list":"spirit space,techno"}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"playlist":{"title":"x","tag_list":"\"rock, pop\" techno"}}""", HttpStatusCode.Created)]
    [InlineData("""{"title":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("not json", HttpStatusCode.UnprocessableEntity)]
    public async Task A_body_is_answered_as_the_service_does(string body, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await Post(body)).StatusCode);
    }

    [Fact]
    public async Task Unreadable_json_is_named_in_the_message()
    {
        Assert.Equal("Could not parse JSON request body.", (await Json(await Post("{"))).GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_form_holds_the_tracks_in_one_field_and_the_artwork_as_a_file()
    {
        var urns = await Urns(2);
        using var form = new MultipartFormDataContent
        {
            { new StringContent("By form"), "playlist[title]" },
            { new StringContent(string.Join(',', urns)), "playlist[tracks][][urn]" },
            { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 1, 2, 3]), "playlist[artwork_data]", "cover.png" },
        };

        var response = await Send(HttpMethod.Post, "/playlists", form);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var made = await Json(response);
        Assert.Equal(2, made.GetProperty("track_count").GetInt32());
        Assert.NotEqual("", made.GetProperty("artwork_url").GetString());
    }

    [Fact]
    public async Task Others_playlists_cannot_be_changed()
    {
        var other = (await Items("/playlists?limit=200&show_tracks=false")).First(playlist => playlist.GetProperty("user_urn").GetString() != Box.DemoUser.Urn);
        var path = "/playlists/" + other.GetProperty("urn").GetString();

        Assert.Equal(HttpStatusCode.Forbidden, (await Send(HttpMethod.Put, path, JsonContent("""{"playlist":{"title":"Mine"}}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(HttpMethod.Delete, path)).StatusCode);
    }

    [Fact]
    public async Task A_deleted_playlist_is_gone()
    {
        var path = await Made("Gone", []);

        Assert.Equal("", await TextOf(await Send(HttpMethod.Delete, path)));
        Assert.Equal(HttpStatusCode.NotFound, (await Get(path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(HttpMethod.Delete, path)).StatusCode);
    }

    private Task<HttpResponseMessage> Post(string body) => Send(HttpMethod.Post, "/playlists", JsonContent(body));

    private async Task<string> Made(string title, IEnumerable<string> urns) =>
        "/playlists/" + (await Json(await Post(Body(title, urns)))).GetProperty("urn").GetString();

    private async Task<string[]> Urns(int count) => [.. (await Items("/tracks?limit=200&access=playable")).Select(track => track.GetProperty("urn").GetString()!).Take(count)];

    private static string Body(string title, IEnumerable<string> urns) =>
        JsonSerializer.Serialize(new { playlist = new { title, tracks = urns.Select(urn => new { urn }) } });
}

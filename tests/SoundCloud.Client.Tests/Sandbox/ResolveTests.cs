using System.Net;

namespace SoundCloud.Tests.Sandbox;

public sealed class ResolveTests : SandboxTest
{
    [Theory]
    [InlineData("https://soundcloud.com/jowymusic")]
    [InlineData("https://soundcloud.com/jowymusic/")]
    [InlineData("http://www.soundcloud.com/JowyMusic?utm_source=x")]
    [InlineData("https://m.soundcloud.com/jowymusic")]
    [InlineData("soundcloud.com/jowymusic")]
    public async Task A_user_is_found_by_every_spelling_of_the_link(string url)
    {
        var response = await Resolve(url);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(new Uri(Box.ApiUri, "/users/soundcloud:users:25219981").ToString(), response.Headers.Location!.OriginalString);
        Assert.Equal("302 - Found", (await Json(response)).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData("https://soundcloud.com/nobody-here")]
    [InlineData("https://soundcloud.com/demo-dj/no-such-track")]
    [InlineData("https://soundcloud.com/demo-dj/sets/no-such-set")]
    [InlineData("https://example.com/demo-dj")]
    [InlineData("https://on.soundcloud.com/t0")]
    [InlineData("nonsense")]
    [InlineData("")]
    public async Task What_is_not_there_is_404(string url)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Resolve(url)).StatusCode);
    }

    [Fact]
    public async Task Every_track_and_playlist_is_found_by_its_permalink_url()
    {
        foreach (var item in (await Items("/me/tracks?limit=200")).Concat(await Items("/me/playlists?limit=200&show_tracks=false")))
        {
            var response = await Resolve(item.GetProperty("permalink_url").GetString()!);

            Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
            Assert.Equal(item.GetProperty("uri").GetString(), response.Headers.Location!.OriginalString);
        }
    }

    [Fact]
    public async Task A_private_link_works_for_others_only_with_its_secret()
    {
        var url = (await Items("/me/tracks?limit=200")).First(track => track.GetProperty("sharing").GetString() == "private").GetProperty("permalink_url").GetString()!;
        var other = Box.IssueAppToken().AccessToken;

        Assert.Equal(HttpStatusCode.Redirect, (await Resolve(url, other)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Resolve(url[..url.LastIndexOf('/')], other)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Resolve(url[..^1] + "!", other)).StatusCode);
    }

    [Fact]
    public async Task A_short_link_is_found()
    {
        Assert.Equal(new Uri(Box.ApiUri, "/users/soundcloud:users:1001").ToString(), (await Resolve("https://on.soundcloud.com/urt")).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task The_location_can_be_numeric()
    {
        Box.EnableFault("resolve-numeric");

        Assert.Equal(new Uri(Box.ApiUri, "/users/1001").ToString(), (await Resolve("https://soundcloud.com/demo-dj")).Headers.Location!.OriginalString);
    }

    private Task<HttpResponseMessage> Resolve(string url, string? token = null) => Get("/resolve?url=" + Uri.EscapeDataString(url), token);
}

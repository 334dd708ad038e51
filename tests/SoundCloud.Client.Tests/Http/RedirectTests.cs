namespace SoundCloud.Tests;

public class RedirectTests
{
    private const string Api = "https://api.soundcloud.com";

    private static Track File => new() { DownloadUrl = Api + "/tracks/1/download" };

    [Theory]
    [InlineData("https://api.soundcloud.com/tracks/123")]
    [InlineData("https://api.soundcloud.com/tracks/soundcloud:tracks:123")]
    [InlineData("https://api.soundcloud.com/tracks/soundcloud%3Atracks%3A123")]
    public async Task A_link_is_resolved_by_the_location_in_either_form(string location)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect(location), Answer.Track(123));
        var track = Assert.IsType<Track>(await stage.Client.Resolve.GetAsync("https://soundcloud.com/a/b?x=1"));
        Assert.Equal("soundcloud:tracks:123", track.Urn);
        Assert.Equal(
            ["GET /resolve?url=https:%2F%2Fsoundcloud.com%2Fa%2Fb%3Fx%3D1", "GET /tracks/soundcloud:tracks:123"],
            stage.Service.Lines);
        Assert.All(stage.Service.Requests, r => Assert.Equal("OAuth the-user-token", r.Authorization));
    }

    [Fact]
    public async Task A_resolved_private_link_keeps_its_secret_token()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect(Api + "/tracks/soundcloud:tracks:5?secret_token=s-AbC"), Answer.Track(5));
        await stage.Client.Tracks.GetAsync("https://soundcloud.com/a/b/s-AbC");
        Assert.Equal("/tracks/soundcloud:tracks:5?secret_token=s-AbC", stage.Service.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task Users_and_playlists_are_resolved_to_what_they_are()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Answer.Redirect(Api + "/users/7"), Answer.Json("""{"urn":"soundcloud:users:7"}"""),
            Answer.Redirect(Api + "/playlists/8"), Answer.Json("""{"urn":"soundcloud:playlists:8"}"""));
        Assert.IsType<User>(await stage.Client.Resolve.GetAsync("https://soundcloud.com/a"));
        Assert.IsType<Playlist>(await stage.Client.Resolve.GetAsync("https://on.soundcloud.com/xyz"));
    }

    [Fact]
    public async Task A_short_link_that_leads_to_another_kind_is_refused_after_it_is_known()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect(Api + "/users/7"));
        await Assert.ThrowsAsync<InvalidIdException>(() => stage.Client.Tracks.GetAsync("https://on.soundcloud.com/xyz"));
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("https://soundcloud.com/a/b")]
    [InlineData("https://evil.example/")]
    [InlineData("https://api.soundcloud.com/me")]
    [InlineData("me")]
    [InlineData("123")]
    [InlineData("")]
    public async Task A_location_that_names_nothing_is_a_protocol_error(string location)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect(location));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Resolve.GetIdAsync("https://soundcloud.com/a/b"));
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_resolved_id_is_asked_for_at_the_API_wherever_its_location_points()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect("https://evil.example/tracks/5"), Answer.Track(5));
        await stage.Client.Tracks.GetAsync("a/b");
        Assert.Equal("api.soundcloud.com", stage.Service.Requests[1].Uri.Host);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_not_found()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(404));
        Assert.True((await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Resolve.GetAsync("https://soundcloud.com/a/b"))).IsNotFound);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_on_the_API_keeps_the_token(int status)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect("/tracks/moved", status), Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(Api + "/tracks/moved", stage.Service.Requests[1].Uri.AbsoluteUri);
        Assert.Equal("OAuth the-user-token", stage.Service.Requests[1].Authorization);
        Assert.Equal("application/json; charset=utf-8", stage.Service.Requests[1].Accept);
        Assert.StartsWith("SoundCloud-PowerShell/", stage.Service.Requests[0].UserAgent, StringComparison.Ordinal);
        Assert.Equal(stage.Service.Requests[0].UserAgent, stage.Service.Requests[1].UserAgent);
    }

    [Theory]
    [InlineData("https://cdn.example/x")]
    [InlineData("https://api.soundcloud.com.evil.example/x")]
    [InlineData("https://api.soundcloud.com:8443/x")]
    [InlineData("https://api.soundcloud.com@evil.example/x")]
    [InlineData("https://user@api.soundcloud.com/x")]
    [InlineData("//cdn.example/x")]
    public async Task A_file_on_a_foreign_host_is_asked_for_without_the_token(string location)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect(location), Answer.Track(1));
        using var download = await stage.Client.Transfers.OpenDownloadAsync(File);
        Assert.Equal(["OAuth the-user-token", null], stage.Service.Requests.Select(r => r.Authorization));
    }

    [Theory]
    [InlineData("https://cdn.example/x", "cdn.example")]
    [InlineData("https://cdn.example/x", "cdn.example", 301)]
    [InlineData("https://cdn.example/x", "cdn.example", 307)]
    [InlineData("https://api.soundcloud.com.evil.example/x", "api.soundcloud.com.evil.example")]
    [InlineData("https://api.soundcloud.com:8443/x", "api.soundcloud.com:8443")]
    [InlineData("https://api.soundcloud.com@evil.example/x", "evil.example")]
    [InlineData("https://user@api.soundcloud.com/x", "api.soundcloud.com")]
    [InlineData("//cdn.example/x", "cdn.example")]
    public async Task What_another_host_says_is_not_the_APIs_answer(string location, string host, int status = 302)
    {
        using var stage = Stage.Signed();
        foreach (var read in new Func<Task>[]
        {
            () => stage.Client.Tracks.GetAsync(1), () => stage.Client.Users.GetAsync(1), () => stage.Client.Users.GetAsync(SoundCloudId.Me), () => stage.Client.Playlists.GetAsync(1),
            async () => throw (await stage.Client.Tracks.GetManyAsync([1]).ToListAsync())[0].Error!, () => stage.Client.Streams.GetAsync(1),
            () => stage.Client.Users.Tracks(7).ToListAsync(), () => stage.Client.Search.Users("a").ToListAsync(),
        })
        {
            stage.Service.Then(Answer.Redirect(location, status));
            Assert.Contains($" {host},", (await Assert.ThrowsAsync<ProtocolException>(read)).Message, StringComparison.Ordinal);
        }
        Assert.All(stage.Service.Requests, r => Assert.Equal("api.soundcloud.com", r.Uri.Authority));
        Assert.Equal(8, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_that_leaves_the_API_later_is_not_followed_there()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect("/tracks/2"), Answer.Redirect("https://cdn.example/x"));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_was_taken_off_is_not_put_back_on_the_way_back()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect("https://evil.example/x"), Answer.Redirect(Api + "/reflected"), Answer.Track(1));
        using var download = await stage.Client.Transfers.OpenDownloadAsync(File);
        Assert.Equal(["OAuth the-user-token", null, null], stage.Service.Requests.Select(r => r.Authorization));
    }

    [Theory]
    [InlineData("http://api.soundcloud.com/x")]
    [InlineData("http://127.0.0.1/x")]
    [InlineData("http://evil.example/x")]
    [InlineData("ftp://api.soundcloud.com/x")]
    [InlineData("file:///etc/passwd")]
    public async Task A_redirect_away_from_https_is_not_followed(string location)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect(location));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task On_loopback_http_leads_to_http_on_loopback_only()
    {
        using var stage = Stage.Signed(o => o with { ApiUri = new("http://127.0.0.1:8730") });
        stage.Service.Then(Answer.Redirect("http://127.0.0.1:8732/cdn"), Answer.Track(1), Answer.Redirect("http://evil.example/x"));
        var file = new Track { DownloadUrl = "http://127.0.0.1:8730/tracks/1/download" };
        using var download = await stage.Client.Transfers.OpenDownloadAsync(file);
        Assert.Equal(["OAuth the-user-token", null], stage.Service.Requests.Select(r => r.Authorization));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Transfers.OpenDownloadAsync(file));
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task Five_redirects_are_followed_and_a_sixth_is_not()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(request => request.PathAndQuery == "/hop5" ? Answer.Track(1) : Answer.Redirect(NextHop(request)));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(6, stage.Service.Requests.Count);

        using var endless = Stage.Signed();
        endless.Service.Always(request => Answer.Redirect(NextHop(request)));
        await Assert.ThrowsAsync<ProtocolException>(() => endless.Client.Tracks.GetAsync(1));
        Assert.Equal(6, endless.Service.Requests.Count);
    }

    [Fact]
    public async Task A_redirect_without_a_location_is_a_protocol_error()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(302), Answer.Status(302));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Resolve.GetIdAsync("a/b"));
    }

    [Fact]
    public async Task A_page_link_that_redirects_is_not_followed()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Page([1], Api + "/x?cursor=1"), Answer.Redirect("https://evil.example/x"));
        var (items, failure) = await stage.Client.Users.Tracks(7).ToFailureAsync();
        Assert.Single(items);
        Assert.Equal(2, Assert.IsType<ProtocolException>(failure).Page);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    private static string NextHop(SentRequest request) =>
        request.PathAndQuery.StartsWith("/hop", StringComparison.Ordinal) ? $"/hop{request.PathAndQuery[^1] - '0' + 1}" : "/hop1";
}

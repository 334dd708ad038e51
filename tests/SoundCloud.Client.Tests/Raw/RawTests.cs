using System.Text;

namespace SoundCloud.Tests;

public class RawTests
{
    [Theory]
    [InlineData("/tracks/{id}", "soundcloud:tracks:1", "/tracks/soundcloud:tracks:1")]
    [InlineData("tracks/{id}", "1", "/tracks/1")]
    [InlineData("/tracks/{id}/comments", "a b", "/tracks/a%20b/comments")]
    [InlineData("/tracks/{id}", "a/b?c#d&e", "/tracks/a%2Fb%3Fc%23d%26e")]
    [InlineData("/tracks/{id}", "é", "/tracks/%C3%A9")]
    [InlineData("/tracks/{id}", "https://evil.example/", "/tracks/https:%2F%2Fevil.example%2F")]
    [InlineData("/{id}/{id}", "x", "/x/x")]
    public async Task A_template_is_filled_and_what_is_filled_in_is_escaped(string template, string value, string path)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("{}"));
        await stage.Client.Raw.SendAsync(new() { Path = template, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = value } });
        Assert.Equal(path, stage.Service.Requests[0].PathAndQuery);
        Assert.Equal("OAuth the-user-token", stage.Service.Requests[0].Authorization);
    }

    [Theory]
    [InlineData("/tracks/{id}", "other", "1")]
    [InlineData("/tracks/{id}", "id", "")]
    [InlineData("/tracks/{id", "id", "1")]
    [InlineData("/tracks/{}", "id", "1")]
    [InlineData("/tracks/{id}", "id", ".")]
    [InlineData("/tracks/{id}/x", "id", "..")]
    public async Task A_place_without_a_value_is_refused_before_anything_is_sent(string template, string name, string value)
    {
        using var stage = Stage.Signed();
        await Assert.ThrowsAsync<InvalidRequestException>(() => stage.Client.Raw.SendAsync(
            new() { Path = template, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { [name] = value } }));
        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task A_query_is_escaped_and_joins_the_one_of_the_path()
    {
        using var stage = Stage.Signed();
        stage.Service.Always(Answer.Json("{}"));
        await stage.Client.Raw.SendAsync(new() { Path = "/tracks", Query = [new("q", "a&b=c d+é"), new("q", "twice"), new("bpm[from]", "80"), new("a b&c", "x")] });
        await stage.Client.Raw.SendAsync(new() { Path = "/tracks?x=1", Query = [new("q", "a")] });
        Assert.Equal("/tracks?q=a%26b%3Dc%20d%2B%C3%A9&q=twice&bpm[from]=80&a%20b%26c=x", stage.Service.Requests[0].PathAndQuery);
        Assert.Equal("/tracks?x=1&q=a", stage.Service.Requests[1].PathAndQuery);
    }

    [Theory]
    [InlineData("/resolve?url=https://soundcloud.com/a/b")]
    [InlineData("resolve?url=https://soundcloud.com/a/b")]
    public async Task An_address_in_the_query_does_not_make_the_path_an_address(string path)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("{}"));
        await stage.Client.Raw.SendAsync(new() { Path = path });
        Assert.Equal("https://api.soundcloud.com/resolve?url=https://soundcloud.com/a/b", stage.Service.Requests[0].Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("@evil.example/x")]
    [InlineData(".evil.example/x")]
    [InlineData(":8443/x")]
    [InlineData("/\\evil.example/x")]
    [InlineData("/../../x")]
    public async Task A_path_never_leaves_the_API(string path)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("{}"));
        await stage.Client.Raw.SendAsync(new() { Path = path });
        Assert.Equal("https://api.soundcloud.com", stage.Service.Requests[0].Uri.GetLeftPart(UriPartial.Authority));
    }

    [Theory]
    [InlineData("https://api.soundcloud.com/tracks/1", true)]
    [InlineData("https://cdn.example/x?sig=1", false)]
    [InlineData("https://api.soundcloud.com.evil.example/x", false)]
    [InlineData("https://api.soundcloud.com:8443/x", false)]
    [InlineData("http://127.0.0.1:8730/x", false)]
    public async Task Only_the_APIs_own_address_gets_the_token(string address, bool getsToken)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("{}"));
        await stage.Client.Raw.SendAsync(new() { Path = address });
        Assert.Equal(address, stage.Service.Requests[0].Uri.AbsoluteUri);
        Assert.Equal(getsToken ? "OAuth the-user-token" : null, stage.Service.Requests[0].Authorization);
    }

    [Fact]
    public async Task A_foreign_401_renews_nothing()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Status(401));
        Assert.Equal(401, (int)(await stage.Client.Raw.SendAsync(new() { Path = "https://cdn.example/x" })).Status);
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("http://api.soundcloud.com/tracks")]
    [InlineData("http://evil.example/tracks")]
    [InlineData("ftp://api.soundcloud.com/tracks")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://a:b@api.soundcloud.com/tracks")]
    [InlineData("https://")]
    public async Task An_address_that_is_not_https_is_refused_before_anything_is_sent(string address)
    {
        using var stage = Stage.Signed();
        await Assert.ThrowsAsync<InvalidRequestException>(() => stage.Client.Raw.SendAsync(new() { Path = address }));
        Assert.Empty(stage.Service.Requests);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(204)]
    [InlineData(304)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(599)]
    public async Task A_status_is_data_and_never_an_error(int status)
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Json("""{"message":"said"}""", status));
        var response = await stage.Client.Raw.SendAsync(new() { Path = "/x" });
        Assert.Equal(status, (int)response.Status);
        Assert.Equal(status is 200 or 204, response.IsSuccess);
        Assert.Equal("said", response.Json!.Value.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_redirect_is_data_and_not_followed()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Redirect("https://cdn.example/x"));
        var response = await stage.Client.Raw.SendAsync(new() { Path = "/tracks/1/preview" });
        Assert.Equal(302, (int)response.Status);
        Assert.Equal("https://cdn.example/x", response.Headers["location"]);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task The_body_and_the_headers_come_as_they_are()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Bytes([1, 2, 0, 255], "audio/mpeg", 200, ("X-Many", "a"), ("X-Many", "b"), ("X-Request-Id", "r")));
        var response = await stage.Client.Raw.SendAsync(new() { Path = "/x" });
        Assert.Equal([1, 2, 0, 255], response.Body.ToArray());
        Assert.Equal("a, b", response.Headers["x-many"]);
        Assert.Equal("audio/mpeg", response.Headers["Content-Type"]);
        Assert.Null(response.Json);
    }

    [Fact]
    public async Task The_headers_of_the_content_come_too()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(async (request, stop) =>
        {
            var response = await Answer.Text("abc", "text/html; charset", 200)(request, stop);
            response.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"a.mp3\"");
            response.Content.Headers.TryAddWithoutValidation("Last-Modified", "Fri, 17 May 2030 12:00:00 GMT");
            return response;
        });
        var headers = (await stage.Client.Raw.SendAsync(new() { Path = "/x" })).Headers;
        Assert.Equal("attachment; filename=\"a.mp3\"", headers["Content-Disposition"]);
        Assert.Equal("Fri, 17 May 2030 12:00:00 GMT", headers["Last-Modified"]);
        Assert.Equal("text/html; charset", headers["Content-Type"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":")]
    [InlineData("text")]
    public async Task A_body_that_is_no_JSON_has_none_and_keeps_its_text(string body)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Text(body, "text/plain", 200));
        var response = await stage.Client.Raw.SendAsync(new() { Path = "/x" });
        Assert.Null(response.Json);
        Assert.Equal(body, response.Text);
    }

    [Fact]
    public async Task A_body_and_a_method_are_sent_as_given_also_twice()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(503, ("Retry-After", "0")), Answer.Json("{}"));
        using var content = new StringContent("{\"track\":{\"title\":\"é\"}}", Encoding.UTF8, "application/json");
        await stage.Client.Raw.SendAsync(new() { Method = HttpMethod.Put, Path = "/tracks/1", Content = content });
        Assert.All(stage.Service.Requests, r =>
        {
            Assert.Equal("PUT", r.Method);
            Assert.Equal("{\"track\":{\"title\":\"é\"}}", r.Body);
            Assert.Equal("application/json; charset=utf-8", r.ContentType);
        });
        Assert.Equal(2, stage.Service.Requests.Count);
    }
}

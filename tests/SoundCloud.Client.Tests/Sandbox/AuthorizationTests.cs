using System.Net;
using System.Net.Http.Headers;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests.Sandbox;

public sealed class AuthorizationTests : SandboxTest
{
    private const string WithoutMessage =
        """{"code":401,"message":"","link":"https://developers.soundcloud.com/docs/api/explorer/open-api","status":"401 - Unauthorized","errors":[],"error":null}""";

    [Fact]
    public async Task A_request_without_a_token_is_refused_without_a_message()
    {
        var response = await Get("/tracks", token: "");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(WithoutMessage, await TextOf(response));
    }

    [Theory]
    [InlineData("/me")]
    [InlineData("/me/likes/tracks")]
    public async Task An_app_token_on_a_user_operation_is_refused_without_a_message(string path)
    {
        var response = await Get(path, Box.IssueAppToken().AccessToken);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(WithoutMessage, await TextOf(response));
    }

    [Fact]
    public async Task An_expired_token_is_refused_in_the_standard_shape()
    {
        Box.ExpireTokens();

        var response = await Get("/me");

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var error = await Json(response);
        Assert.Equal("401 - Unauthorized", error.GetProperty("message").GetString());
        Assert.Equal("401 - Unauthorized", error.GetProperty("errors")[0].GetProperty("error_message").GetString());
    }

    [Fact]
    public async Task A_token_ends_when_its_time_is_over()
    {
        var time = new SteppedTime();
        using var box = SoundCloudSandbox.Start(new() { TrackCount = 0, TimeProvider = time, AccessTokenLifetime = TimeSpan.FromMinutes(1) });
        var token = box.IssueUserToken();

        Assert.Equal(60, token.ExpiresIn);
        Assert.Equal(HttpStatusCode.OK, (await SendTo(box.ApiUri, HttpMethod.Get, "/me", null, token.AccessToken)).StatusCode);
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendTo(box.ApiUri, HttpMethod.Get, "/me", null, token.AccessToken)).StatusCode);
    }

    [Fact]
    public async Task Bearer_is_taken_as_well_as_OAuth()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Box.ApiUri, "/me"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", UserToken);

        Assert.Equal(HttpStatusCode.OK, (await Http.SendAsync(request, Timeout)).StatusCode);
    }

    [Fact]
    public async Task A_token_in_the_query_is_not_taken()
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/me?oauth_token=" + UserToken, token: "")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/tracks?client_id=" + Box.ClientId, token: "")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/me/connections")]
    [InlineData("GET", "/charts")]
    [InlineData("PATCH", "/tracks/1")]
    [InlineData("POST", "/tracks/1/storefront")]
    public async Task A_route_that_is_not_there_is_405_as_text(string method, string path)
    {
        var response = await Send(new HttpMethod(method), path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal("unknown route", await TextOf(response));
        Assert.Equal("text/plain", response.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_and_meaningless_limits()
    {
        var response = await Get("/me");

        Assert.NotEmpty(response.Headers.GetValues("x-request-id").Single());
        Assert.Equal("-1", response.Headers.GetValues("x-ratelimit-limit").Single());
        Assert.Equal("0", response.Headers.GetValues("x-ratelimit-remaining").Single());
        Assert.Equal("0", response.Headers.GetValues("x-ratelimit-reset").Single());
    }
}

using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SoundCloud.Tests.Sandbox;

public sealed class TokenTests : SandboxTest
{
    private const string Client = "sandbox-client:sandbox-secret";
    private const string Verifier = "0123456789-0123456789-0123456789-0123456789-verifier";

    private static readonly string Challenge =
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    [Fact]
    public async Task Client_credentials_in_the_header_give_an_app_token()
    {
        var response = await Token(Client, ("grant_type", "client_credentials"));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var token = await Json(response);
        Assert.Equal("Bearer", token.GetProperty("token_type").GetString());
        Assert.Equal(3599, token.GetProperty("expires_in").GetInt32());
        Assert.Equal("", token.GetProperty("scope").GetString());
        Assert.False(token.TryGetProperty("refresh_token", out _));
        var access = token.GetProperty("access_token").GetString()!;
        Assert.True(access.Length > 600);
        Assert.Equal(3, access.Split('.').Length);
        Assert.Equal(HttpStatusCode.OK, (await Get("/tracks?limit=1", access)).StatusCode);
    }

    [Fact]
    public async Task Client_credentials_in_the_body_are_an_invalid_client()
    {
        var response = await Token(null, ("grant_type", "client_credentials"), ("client_id", Box.ClientId), ("client_secret", Box.ClientSecret));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("""{"error":"invalid_client"}""", await TextOf(response));
        Assert.Equal("Basic", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Client_credentials_in_both_places_are_an_invalid_request()
    {
        var response = await Token(Client, ("grant_type", "client_credentials"), ("client_id", Box.ClientId));

        await AssertRefused(response, "invalid_request");
    }

    [Fact]
    public async Task A_wrong_secret_is_an_invalid_client()
    {
        var response = await Token("sandbox-client:wrong", ("grant_type", "client_credentials"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var code = await Code();

        Assert.Equal(HttpStatusCode.OK, (await Exchange(code)).StatusCode);
        await AssertRefused(await Exchange(code), "invalid_grant");
    }

    [Fact]
    public async Task A_code_gives_a_token_for_the_demo_user()
    {
        var token = await Json(await Exchange(await Code()));

        var me = await GetJson("/me", token.GetProperty("access_token").GetString());
        Assert.Equal(Box.DemoUser.Urn, me.GetProperty("urn").GetString());
    }

    [Fact]
    public async Task A_code_with_another_verifier_is_an_invalid_grant()
    {
        await AssertRefused(await Exchange(await Code(), verifier: Verifier + "x"), "invalid_grant");
    }

    [Fact]
    public async Task A_code_with_another_redirect_uri_is_an_invalid_grant()
    {
        await AssertRefused(await Exchange(await Code(), redirect: "http://127.0.0.1:9999/callback"), "invalid_grant");
    }

    [Fact]
    public async Task A_code_without_a_verifier_is_an_invalid_request()
    {
        var response = await Token(
            null, ("grant_type", "authorization_code"), ("client_id", Box.ClientId), ("client_secret", Box.ClientSecret), ("redirect_uri", Redirect), ("code", await Code()));

        await AssertRefused(response, "invalid_request");
    }

    [Fact]
    public async Task A_code_exchange_with_a_basic_header_is_an_invalid_request()
    {
        await AssertRefused(await Token(Client, ("grant_type", "authorization_code"), ("code", await Code())), "invalid_request");
    }

    [Fact]
    public async Task A_code_exchange_without_the_secret_is_an_invalid_client()
    {
        var response = await Token(
            null, ("grant_type", "authorization_code"), ("client_id", Box.ClientId), ("redirect_uri", Redirect), ("code", await Code()), ("code_verifier", Verifier));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task A_refresh_token_is_good_once_and_its_successor_too()
    {
        var first = Box.IssueUserToken();

        var second = await Json(await Refresh(first.RefreshToken!));
        await AssertRefused(await Refresh(first.RefreshToken!), "invalid_grant");
        Assert.Equal(HttpStatusCode.OK, (await Refresh(second.GetProperty("refresh_token").GetString()!)).StatusCode);
    }

    [Fact]
    public async Task A_refresh_with_a_basic_header_is_an_invalid_request()
    {
        await AssertRefused(await Token(Client, ("grant_type", "refresh_token"), ("refresh_token", Box.IssueUserToken().RefreshToken!)), "invalid_request");
    }

    [Fact]
    public async Task Revoked_refresh_tokens_are_an_invalid_grant()
    {
        var token = Box.IssueUserToken();
        Box.RevokeRefreshTokens();

        await AssertRefused(await Refresh(token.RefreshToken!), "invalid_grant");
    }

    [Fact]
    public async Task A_json_body_is_an_invalid_request()
    {
        await AssertRefused(await SendTo(Box.AuthUri, HttpMethod.Post, "/oauth/token", JsonContent("""{"grant_type":"client_credentials"}""")), "invalid_request");
    }

    [Fact]
    public async Task A_multipart_body_is_an_invalid_request()
    {
        using var form = new MultipartFormDataContent { { new StringContent("client_credentials"), "grant_type" } };

        await AssertRefused(await SendTo(Box.AuthUri, HttpMethod.Post, "/oauth/token", form), "invalid_request");
    }

    [Fact]
    public async Task The_password_grant_is_gone()
    {
        await AssertRefused(await Token(Client, ("grant_type", "password")), "unsupported_grant_type");
    }

    [Fact]
    public async Task Sign_out_at_the_api_ends_the_token_and_its_refresh_token()
    {
        var token = Box.IssueUserToken();

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Post, "/sign-out", null, token.AccessToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Get("/me", token.AccessToken)).StatusCode);
        await AssertRefused(await Refresh(token.RefreshToken!), "invalid_grant");
    }

    [Fact]
    public async Task Authorize_sends_code_and_state_back()
    {
        var answer = await Authorize($"client_id={Box.ClientId}&redirect_uri={Uri.EscapeDataString(Redirect)}&response_type=code&code_challenge={Challenge}&code_challenge_method=S256&state=a%20b");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith(Redirect + "?code=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("&state=a%20b", answer.Headers.Location.OriginalString, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("client_id=somebody&redirect_uri=http%3A%2F%2F127.0.0.1%3A1%2F&response_type=code", HttpStatusCode.Unauthorized)]
    [InlineData("client_id=sandbox-client&redirect_uri=https%3A%2F%2Fevil.example%2F&response_type=code", HttpStatusCode.BadRequest)]
    [InlineData("client_id=sandbox-client&redirect_uri=http%3A%2F%2F127.0.0.1.evil.example%2F&response_type=code", HttpStatusCode.BadRequest)]
    public async Task Authorize_redirects_to_no_address_that_is_not_registered(string query, HttpStatusCode status)
    {
        var answer = await Authorize(query);

        Assert.Equal(status, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("&response_type=token", "unsupported_response_type")]
    [InlineData("&response_type=code&state=s", "invalid_request")]
    [InlineData("&response_type=code&state=s&code_challenge=0123456789012345678901234567890123456789012&code_challenge_method=plain", "invalid_request")]
    [InlineData("&response_type=code&code_challenge=0123456789012345678901234567890123456789012&code_challenge_method=S256", "invalid_request")]
    [InlineData("&response_type=code&state=s&code_challenge=0123456789012345678901234567890123456789012&code_challenge_method=S256&sandbox_deny=1", "access_denied")]
    public async Task Authorize_names_what_is_wrong_in_the_redirect(string query, string error)
    {
        var answer = await Authorize("client_id=sandbox-client&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fcallback" + query);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith($"http://localhost:8080/callback?error={error}&error_description=", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Authorize_can_consent_as_another_user()
    {
        var token = await Json(await Exchange(await Code("&sandbox_user=jowymusic")));

        Assert.Equal("jowymusic", (await GetJson("/me", token.GetProperty("access_token").GetString())).GetProperty("permalink").GetString());
    }

    private Task<HttpResponseMessage> Authorize(string query) => SendTo(Box.AuthUri, HttpMethod.Get, "/authorize?" + query);

    private async Task<string> Code(string more = "")
    {
        var query = $"client_id={Box.ClientId}&redirect_uri={Uri.EscapeDataString(Redirect)}&response_type=code&code_challenge={Challenge}&code_challenge_method=S256&state=s{more}";
        var location = (await Authorize(query)).Headers.Location!.Query;
        return location["?code=".Length..location.IndexOf('&', StringComparison.Ordinal)];
    }

    private Task<HttpResponseMessage> Exchange(string code, string verifier = Verifier, string redirect = Redirect) => Token(
        null,
        ("grant_type", "authorization_code"),
        ("client_id", Box.ClientId),
        ("client_secret", Box.ClientSecret),
        ("redirect_uri", redirect),
        ("code_verifier", verifier),
        ("code", code));

    private Task<HttpResponseMessage> Refresh(string refresh) =>
        Token(null, ("grant_type", "refresh_token"), ("client_id", Box.ClientId), ("client_secret", Box.ClientSecret), ("refresh_token", refresh));

    private async Task AssertRefused(HttpResponseMessage response, string error)
    {
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal($$"""{"error":"{{error}}"}""", await TextOf(response));
    }
}

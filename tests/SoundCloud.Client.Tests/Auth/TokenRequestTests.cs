using System.Text;

namespace SoundCloud.Tests;

public class TokenRequestTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(200_000)]
    public async Task No_token_stays_in_a_buffer_that_somebody_else_gets(int more)
    {
        var answer = new KeptBuffers($$"""{"access_token":"a-fresh-token","refresh_token":"a-fresh-refresh","more":"{{new string('x', more)}}","expires_in":3599}""");
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Stream(() => answer));

        await stage.Client.Auth.RenewAsync();

        Assert.Equal("a-fresh-token", await stage.Client.Auth.GetAccessTokenAsync());
        Assert.All(answer.Buffers, static buffer => Assert.DoesNotContain("a-fresh", System.Text.Encoding.ASCII.GetString(buffer.Span), StringComparison.Ordinal));
        Assert.True(more == 0 || answer.Buffers.Count > 2);
    }

    [Fact]
    public async Task An_app_token_is_asked_for_with_the_Basic_header_and_the_grant_alone()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app-token"), Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);

        var request = stage.Service.Requests[0];
        Assert.Equal("POST", request.Method);
        Assert.Equal("https://secure.soundcloud.com/oauth/token", request.Uri.AbsoluteUri);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("the-client-id:the/client+secret==")), request.Authorization);
        Assert.Equal("grant_type=client_credentials", request.Body);
        Assert.Equal("application/x-www-form-urlencoded", request.ContentType);
        Assert.Equal("application/json; charset=utf-8", request.Accept);
        Assert.Equal("OAuth app-token", stage.Service.Requests[1].Authorization);
        Assert.Equal(Grant.ClientCredentials, stage.Client.Auth.Grant);
        Assert.Equal(stage.Time.Now.AddSeconds(3599), stage.Client.Auth.ExpiresAt);
    }

    [Theory]
    [InlineData("Basic c29tZXRoaW5nOmVsc2U=")]
    [InlineData("just one word")]
    [InlineData("Custom a=b, c=d")]
    public async Task The_authorization_header_of_the_options_is_sent_verbatim_in_its_place(string header)
    {
        using var stage = Stage.App(o => o with { AuthorizationHeader = header });
        stage.Service.Then(Answer.Token("app-token"));
        await stage.Client.Auth.SignInAsync();
        Assert.Equal(header, stage.Service.Requests[0].Authorization);
        Assert.Equal("grant_type=client_credentials", stage.Service.Requests[0].Body);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"a\\nb\"")]
    [InlineData("\"\\u00e4\"")]
    public async Task An_access_token_that_is_none_is_no_token(string value)
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Json($$"""{"access_token":{{value}},"expires_in":3599}"""));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Auth.SignInAsync());
        Assert.Single(stage.Service.Requests);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"a\\nb\"")]
    public async Task A_refresh_token_that_is_none_does_not_replace_the_one_that_is_known(string value)
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Json($$"""{"access_token":"second","refresh_token":{{value}},"expires_in":3599}"""), Answer.Token("third"));
        await stage.Client.Auth.RenewAsync();
        await stage.Client.Auth.RenewAsync();
        Assert.Contains("refresh_token=" + Stage.RefreshToken, stage.Service.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_in_place_of_a_token_is_told_without_the_secrets()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Json("""{"error":"invalid_grant","error_description":"the-refresh-token is not good"}"""));
        var e = await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Auth.RenewAsync());
        Assert.Contains("is not good", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Stage.RefreshToken, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0}\n")]
    [InlineData("{0}\r\n")]
    [InlineData(" \t{0}  ")]
    public async Task Secrets_that_were_read_from_files_are_sent_without_the_line_end(string form)
    {
        string Of(string secret) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, secret);
        using var stage = Stage.With(o => o with { Token = new(Of(Stage.UserToken), Of(Stage.RefreshToken)), Credentials = new(Of(Stage.ClientId), Of(Stage.ClientSecret)) });
        stage.Service.Then(Answer.Track(1), Answer.Token("second"));
        await stage.Client.Tracks.GetAsync(1);
        await stage.Client.Auth.RenewAsync();
        Assert.Equal("OAuth the-user-token", stage.Service.Requests[0].Authorization);
        Assert.Equal(
            "grant_type=refresh_token&client_id=the-client-id&client_secret=the%2Fclient%2Bsecret%3D%3D&refresh_token=the-refresh-token", stage.Service.Requests[1].Body);

        using var app = Stage.With(o => o with { Credentials = new(Stage.ClientId, Stage.ClientSecret), AuthorizationHeader = Of("Basic abc") });
        app.Service.Then(Answer.Token("app-token"));
        await app.Client.Auth.SignInAsync();
        Assert.Equal("Basic abc", app.Service.Requests[0].Authorization);
    }

    [Theory]
    [InlineData("xq\nzw")]
    [InlineData("xq\rzw")]
    [InlineData("xq\0zw")]
    [InlineData("xq\u00e9zw")]
    [InlineData("\ufeffxqzw")]
    public void What_no_header_can_carry_is_refused_and_not_shown(string secret)
    {
        foreach (var give in new Action[]
        {
            () => _ = new TokenSet(secret), () => _ = new TokenSet("a", secret), () => _ = new ClientCredentials(secret, "a"), () => _ = new ClientCredentials("a", secret),
            () => _ = new SoundCloudClientOptions { AuthorizationHeader = secret },
        })
        {
            var message = Assert.Throws<InvalidRequestException>(give).Message;
            Assert.DoesNotContain("xq", message, StringComparison.Ordinal);
            Assert.DoesNotContain("zw", message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_entry_with_a_token_that_cannot_be_sent_is_damaged()
    {
        var entry = new TokenEntry { Grant = Grant.Given, AccessToken = "a\nb" };
        Assert.Null(TokenEntry.Read(entry.Write()));
        Assert.Equal("ab", TokenEntry.Read((entry with { AccessToken = "ab\n" }).Write())!.Token.AccessToken);
    }

    [Fact]
    public async Task A_refresh_has_no_header_and_four_fields()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Token("second", "second-refresh"));
        await stage.Client.Auth.RenewAsync();
        var request = Assert.Single(stage.Service.Requests);
        Assert.Null(request.Authorization);
        Assert.Equal(
            "grant_type=refresh_token&client_id=the-client-id&client_secret=the%2Fclient%2Bsecret%3D%3D&refresh_token=the-refresh-token",
            request.Body);
        Assert.Equal(Grant.AuthorizationCode, stage.Client.Auth.Grant);
    }

    [Fact]
    public async Task The_token_address_is_below_the_sign_in_host_or_the_one_given()
    {
        using var below = Stage.App(o => o with { AuthUri = new("http://127.0.0.1:8731/base/") });
        below.Service.Then(Answer.Token("a"));
        await below.Client.Auth.SignInAsync();
        Assert.Equal("http://127.0.0.1:8731/base/oauth/token", below.Service.Requests[0].Uri.AbsoluteUri);

        using var given = Stage.App(o => o with { TokenUri = new("https://elsewhere.example/token?x=1") });
        given.Service.Then(Answer.Token("a"));
        await given.Client.Auth.SignInAsync();
        Assert.Equal("https://elsewhere.example/token?x=1", given.Service.Requests[0].Uri.AbsoluteUri);
    }

    [Fact]
    public async Task An_answer_without_a_new_refresh_token_keeps_the_old_one()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Token("second"), Answer.Token("third"));
        await stage.Client.Auth.RenewAsync();
        await stage.Client.Auth.RenewAsync();
        Assert.Contains("refresh_token=the-refresh-token", stage.Service.Requests[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_app_token_that_comes_with_a_refresh_token_is_renewed_with_it()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("first", "unasked"), Answer.Token("second"));
        await stage.Client.Auth.SignInAsync();
        await stage.Client.Auth.RenewAsync();
        Assert.StartsWith("grant_type=refresh_token", stage.Service.Requests[1].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"access_token":"next","expires_in":"3599"}""", 3599.0)]
    [InlineData("""{"access_token":"next","expires_in":3599.5}""", 3599.5)]
    [InlineData("""{"access_token":"next","expires_in":null}""", null)]
    [InlineData("""{"access_token":"next","expires_in":-1}""", null)]
    [InlineData("""{"access_token":"next","expires_in":0}""", null)]
    [InlineData("""{"access_token":"next","expires_in":1e300}""", null)]
    [InlineData("""{"access_token":"next","expires_in":1e999}""", null)]
    [InlineData("""{"access_token":"next","expires_in":99999999999999999999}""", null)]
    [InlineData("""{"access_token":"next","expires_in":"soon"}""", null)]
    [InlineData("""{"access_token":"next","expires_in":""}""", null)]
    [InlineData("""{"access_token":"next","expires_in":{}}""", null)]
    [InlineData("""{"access_token":"next"}""", null)]
    public async Task The_lifetime_is_read_in_any_form_and_may_be_absent(string body, double? seconds)
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Json(body), Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(seconds is { } s ? stage.Time.Now.AddSeconds(s) : null, stage.Client.Auth.ExpiresAt);
        Assert.Equal("OAuth next", stage.Service.Requests[1].Authorization);
    }

    [Theory]
    [InlineData("""{"access_token":"SECRET-TEXT",}""")]
    [InlineData("""{"access_token":"SECRET-TEXT""")]
    [InlineData("SECRET-TEXT")]
    [InlineData("""["SECRET-TEXT"]""")]
    [InlineData("""{"SECRET-TEXT":1}""")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("null")]
    [InlineData("")]
    public async Task An_unreadable_token_answer_is_a_protocol_error_that_does_not_quote_it(string body)
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Json(body));
        var e = await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Auth.SignInAsync());
        Assert.DoesNotContain("SECRET-TEXT", e.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-TEXT", string.Join('\n', stage.Observer.Calls), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_grant"}""")]
    [InlineData(401, """{"error":"invalid_grant","error_description":"no such token"}""")]
    [InlineData(400, """{"code":400,"message":"invalid_grant","link":"https://developers.soundcloud.com/docs/api/guide#authentication"}""")]
    [InlineData(400, """{"code":400,"message":"","error_code":"invalid_grant","errors":[],"error":null}""")]
    public async Task A_dead_refresh_token_asks_for_a_new_sign_in(int status, string body)
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Status(401), Answer.Json(body, status));
        var e = await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.IsType<SoundCloudApiException>(e.InnerException);
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_request"}""")]
    [InlineData(401, """{"error":"invalid_client"}""")]
    [InlineData(403, """{"error":"invalid_grant"}""")]
    public async Task Any_other_refusal_of_the_token_host_is_its_own_error(int status, string body)
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Json(body, status));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Auth.RenewAsync());
        Assert.Equal(status, (int)e.Status);
    }

    [Fact]
    public async Task The_token_host_is_asked_again_after_429_only()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Json("""{"error":"rate_limit_exceeded"}""", 429, ("Retry-After", "0")), Answer.Token("a"));
        await stage.Client.Auth.SignInAsync();
        Assert.Equal(2, stage.Service.Requests.Count);

        using var failing = Stage.App();
        failing.Service.Then(Answer.Status(503));
        await Assert.ThrowsAsync<SoundCloudApiException>(() => failing.Client.Auth.SignInAsync());
        Assert.Single(failing.Service.Requests);
    }

    /// <summary>A body that remembers where it was read to, a kilobyte at a time.</summary>
    private sealed class KeptBuffers(string text) : MemoryStream(System.Text.Encoding.ASCII.GetBytes(text))
    {
        public List<ReadOnlyMemory<byte>> Buffers { get; } = [];

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Buffers.Add(buffer);
            return base.ReadAsync(buffer[..Math.Min(buffer.Length, 1024)], cancellationToken);
        }
    }
}

using System.Text;

namespace SoundCloud.Tests;

public class RedactionTests
{
    private const string Jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb3VuZGNsb3VkIn0.sflKxwRJSMeKKF2QT4fwpM";

    private static readonly string Basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Stage.ClientId}:{Stage.ClientSecret}"));

    [Theory]
    [InlineData("token the-user-token is bad")]
    [InlineData("refresh the-refresh-token is bad")]
    [InlineData("secret the/client+secret== is bad")]
    [InlineData("a token of others: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb3VuZGNsb3VkIn0.sflKxwRJSMeKKF2QT4fwpM")]
    [InlineData("header was Authorization: OAuth 2-12345-67890-abcdefgh")]
    [InlineData("header was Authorization: Bearer 2-12345-67890-abcdefgh")]
    [InlineData("you sent access_token=somebody-elses&x=1")]
    [InlineData("you sent client_secret=somebody-elses, no?")]
    [InlineData("you sent 'refresh_token': 'somebody-elses'")]
    [InlineData("you sent ?code=somebody-elses")]
    [InlineData("you sent ?secret_token=s-somebody-elses")]
    [InlineData("you sent access_token: Bearer 2-12345-67890-abcdefgh")]
    public async Task The_services_own_text_repeats_no_secret(string text)
    {
        foreach (var body in new[]
        {
            $$"""{"message":"{{text}}"}""",
            $$"""{"errors":["{{text}}"],"error_code":"{{text}}"}""",
            $$"""{"error":"{{text}}","error_description":"{{text}}"}""",
            text,
        })
        {
            using var stage = Stage.Renewable();
            stage.Service.Then(Answer.Text(body, "application/json", 403, ("Retry-After", "0")));
            var e = await Assert.ThrowsAnyAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
            NoSecret(e.Message, e.ResponseBody, e.ErrorCode, string.Join('|', e.Errors), e.ToString(), stage.Observer.Calls.Single().ToString());
            Assert.Contains("***", e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_token_host_may_repeat_what_it_was_sent()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Json($$"""{"error":"invalid_client","error_description":"Basic {{Basic}}"}""", 401));
        NoSecret((await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Auth.SignInAsync())).ToString());

        using var verbatim = Stage.App(o => o with { AuthorizationHeader = "Custom very-secret-words" });
        verbatim.Service.Then(Answer.Text("got Custom very-secret-words or very-secret-words", "text/plain", 401));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => verbatim.Client.Auth.SignInAsync());
        Assert.DoesNotContain("very-secret-words", e.ToString() + e.ResponseBody, StringComparison.Ordinal);

        using var refresh = Stage.Renewable();
        refresh.Service.Then(Answer.Json("""{"error":"invalid_grant","error_description":"the-refresh-token of the/client+secret== is dead"}""", 400));
        var dead = await Assert.ThrowsAsync<SignInRequiredException>(() => refresh.Client.Auth.RenewAsync());
        NoSecret(dead.ToString(), ((SoundCloudApiException)dead.InnerException!).ResponseBody);
    }

    [Fact]
    public async Task A_secret_that_JSON_escapes_is_no_less_secret()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Json("""{"error_description":"the\/client\u002bsecret== is wrong, so is the\/client+secret=="}""", 401));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Auth.SignInAsync());
        NoSecret(e.Message);
        Assert.DoesNotContain("secret==", e.ResponseBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_in_JSON_in_a_text_of_JSON_is_no_less_secret()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("""{"message":"upstream said {\"access_token\": \"somebody-elses\", \"a\": 1}"}""", 400));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        NoSecret(e.Message, e.ResponseBody);
        Assert.Equal("""{"message":"upstream said {\"access_token\": \"***\", \"a\": 1}"}""", e.ResponseBody);
    }

    [Theory]
    [InlineData("a ")]
    [InlineData("a")]
    [InlineData("\u00e9 ")]
    public void A_text_that_is_too_long_is_cut_off_before_it_is_read_and_never_within_a_secret(string filling)
    {
        var redaction = new Redaction(() => [Stage.UserToken]);
        for (var length = 16 * 1024 - 40; length < 16 * 1024 + 2; length++)
        {
            var filled = string.Concat(Enumerable.Repeat(filling, length / filling.Length + 1))[..length];
            var text = redaction.Scrub(filled + " " + Stage.UserToken + " " + filled);
            Assert.InRange(text.Length, 12 * 1024, 16 * 1024);
            Assert.DoesNotContain(Stage.UserToken[..2], text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_beginning_of_a_long_error_is_told()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("{\"message\":\"" + new string('x', 300 * 1024) + "\"}", 400));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(4096, e.ResponseBody.Length);
        Assert.StartsWith("SoundCloud answered 400 Bad Request: {\"message\":\"xxx", e.Message, StringComparison.Ordinal);
        Assert.Equal(1001, e.Message.Length);
    }

    [Fact]
    public async Task A_secret_that_a_form_escapes_is_no_less_secret()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Text("bad form: x=the%2Fclient%2bsecret%3D%3D", "text/plain", 401));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Auth.SignInAsync());
        Assert.Equal("SoundCloud answered 401 Unauthorized: bad form: x=***", e.Message);
    }

    [Fact]
    public async Task A_body_that_escapes_quotes_and_backslashes_stays_JSON()
    {
        const string Body = """{"message":"a \" \\ \u0022 \u005c \\u0041 \n \u00e9 b"}""";
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json(Body, 400));
        Assert.Equal(Body, (await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1))).ResponseBody);
    }

    [Fact]
    public async Task A_secret_in_a_transports_message_stays_inside()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Fails(() => new HttpRequestException(HttpRequestError.Unknown, $"lost {Jwt}", new IOException("x"))));
        var e = await Assert.ThrowsAsync<UnreachableException>(() => stage.Client.Tracks.GetAsync(1));
        NoSecret(e.Message, stage.Observer.Calls.Single().Error);
    }

    [Fact]
    public void What_holds_secrets_prints_none()
    {
        var token = new TokenSet(Stage.UserToken, Stage.RefreshToken, new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.Zero), Grant.AuthorizationCode);
        var app = new ClientCredentials(Stage.ClientId, Stage.ClientSecret);
        var options = new SoundCloudClientOptions { Token = token, Credentials = app, AuthorizationHeader = "Custom very-secret-words" };
        NoSecret(token.ToString(), app.ToString(), options.ToString(), (options with { MaximumRetryCount = 1 }).ToString());
        NoSecret(
            System.Text.Json.JsonSerializer.Serialize(token),
            System.Text.Json.JsonSerializer.Serialize(app));
        Assert.Equal("AuthorizationCode token, expires 2030-01-02 03:04:05Z", token.ToString());
        Assert.Equal(Stage.ClientId, app.ToString());
        Assert.DoesNotContain("very-secret-words", options.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_client_and_its_parts_print_and_serialise_no_secret()
    {
        using var stage = Stage.Renewable();
        NoSecret(
            stage.Client.ToString(),
            stage.Client.Auth.ToString(),
            System.Text.Json.JsonSerializer.Serialize(stage.Client),
            System.Text.Json.JsonSerializer.Serialize(stage.Client.Auth));
    }

    [Theory]
    [InlineData("https://h/tracks", "/tracks")]
    [InlineData("https://h/tracks?", "/tracks")]
    [InlineData("https://h/tracks?q=a&secret_token=s-1", "/tracks?q=…&secret_token=…")]
    [InlineData("https://h/tracks?bpm%5Bfrom%5D=1", "/tracks?bpm[from]=…")]
    [InlineData("https://h/tracks?s-AbCdEf", "/tracks?…")]
    [InlineData("https://h/tracks?a=1&s-AbCdEf", "/tracks?a=…&…")]
    [InlineData("https://h/tracks?%1b%5b2J%0a%e2%80%ae=1", "/tracks?\uFFFD[2J\u21B5\uFFFD=…")]
    public void An_address_is_told_by_its_path_and_the_names_in_its_query(string address, string told) =>
        Assert.Equal(told, new Redaction(static () => []).Target(new(address)));

    private static void NoSecret(params string?[] texts) => Assert.All(texts, text =>
    {
        Assert.DoesNotContain(Stage.UserToken, text ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(Stage.RefreshToken, text ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(Stage.ClientSecret, text ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(Basic, text ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("sflKxwRJSMeKKF2QT4fwpM", text ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("somebody-elses", text ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain("2-12345-67890", text ?? "", StringComparison.Ordinal);
    });
}

namespace SoundCloud.Tests;

public class CodeExchangeTests
{
    private const string Code = "the/code+of==";

    private static readonly Uri Redirect = new("HTTP://127.0.0.1:8765/Callback");

    [Fact]
    public async Task A_code_goes_with_the_app_and_the_requests_own_proof_in_the_body_and_no_header()
    {
        using var stage = Stage.App(o => o with { AuthorizationHeader = "Custom words" });
        stage.Service.Then(Answer.Token("user", "refresh"), Answer.Token("user-2", "refresh-2"), Answer.Token("app"));
        var request = stage.Client.Auth.CreateRequest(Redirect);
        await stage.Client.Auth.SignInAsync(request, Code, request.State);
        var sent = stage.Service.Requests[0];
        Assert.Null(sent.Authorization);
        Assert.Equal(
            "grant_type=authorization_code&client_id=the-client-id&client_secret=the%2Fclient%2Bsecret%3D%3D"
            + $"&redirect_uri=HTTP%3A%2F%2F127.0.0.1%3A8765%2FCallback&code_verifier={request.CodeVerifier}&code=the%2Fcode%2Bof%3D%3D",
            sent.Body);

        // The header in the options is used only for the app's own grant.
        await stage.Client.Auth.RenewAsync();
        await stage.Client.Auth.SignInAsAppAsync();
        Assert.Equal([null, null, "Custom words"], stage.Service.Requests.Select(r => r.Authorization));
    }

    [Theory]
    [InlineData(400, "text/plain", "bad form: {0}")]
    [InlineData(400, "application/json", """{{"error":"invalid_grant","error_description":"{0}"}}""")]
    [InlineData(401, "application/json", """{{"error":"{0}","message":"{0}","errors":["{0}"]}}""")]
    [InlineData(500, "text/plain", "{0}")]
    public async Task A_token_endpoint_that_repeats_the_form_gives_no_secret_away(int status, string type, string body)
    {
        using var stage = Stage.App();
        stage.Service.Always(sent => Answer.Text(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, body, Repeat(sent.Body)), type, status));
        var request = stage.Client.Auth.CreateRequest(Redirect);
        var e = await Assert.ThrowsAnyAsync<SoundCloudException>(() => stage.Client.Auth.SignInAsync(request, Code, request.State));
        var answer = (e as SoundCloudApiException ?? e.InnerException as SoundCloudApiException)!;
        string[] texts = [e.ToString(), answer.ResponseBody!, answer.ErrorCode ?? "", .. answer.Errors, .. stage.Observer.Calls.Concat(stage.Observer.Attempts).Select(r => r.ToString())];
        Assert.All(texts, text => Assert.All(
            [Code, Uri.EscapeDataString(Code), request.CodeVerifier, Stage.ClientSecret, Uri.EscapeDataString(Stage.ClientSecret)],
            secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));
        Assert.Equal(status is 500, e is SoundCloudApiException);
    }

    [Fact]
    public async Task An_exchange_that_fails_leaves_the_session_as_it_was()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Json("""{"error":"invalid_grant"}""", 400), Answer.Track(1));
        var request = stage.Client.Auth.CreateRequest(Redirect);
        await Assert.ThrowsAsync<SignInException>(() => stage.Client.Auth.SignInAsync(request, Code, request.State));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth the-user-token", stage.LastUsed());
    }

    // With and without field names, escaped and unescaped: redaction must not depend on the names.
    private static string Repeat(string form) =>
        string.Join(' ', form, Uri.UnescapeDataString(form), string.Join(' ', form.Split('&').Select(field => field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..])));
}

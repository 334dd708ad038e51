using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace SoundCloud.Tests;

public class AuthorizationRequestTests
{
    private static readonly Uri Redirect = new("http://127.0.0.1:8765/callback");

    [Fact]
    public void The_address_holds_what_the_service_asks_for_and_nothing_else()
    {
        using var stage = Stage.App();
        var request = stage.Client.Auth.CreateRequest(Redirect, "a state & more");
        Assert.Equal("https://secure.soundcloud.com/authorize", request.Uri.GetLeftPart(UriPartial.Path));
        Assert.Equal(
            [
                ("client_id", Stage.ClientId),
                ("redirect_uri", "http://127.0.0.1:8765/callback"),
                ("response_type", "code"),
                ("code_challenge", request.CodeChallenge),
                ("code_challenge_method", "S256"),
                ("state", "a state & more"),
            ],
            FieldsOf(request.Uri));
        Assert.Equal("a state & more", request.State);
    }

    [Fact]
    public void The_address_is_below_the_sign_in_host()
    {
        using var stage = Stage.App(o => o with { AuthUri = new("http://127.0.0.1:8731/base/") });
        Assert.StartsWith("http://127.0.0.1:8731/base/authorize?", stage.Client.Auth.CreateRequest(Redirect).Uri.AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_finishes_what_this_one_began()
    {
        using var began = Stage.App();
        var exported = began.Client.Auth.CreateRequest(new("HTTP://127.0.0.1:8765/Callback"), display: "popup").Export();

        using var ended = Stage.App();
        ended.Service.Then(Answer.Token("user", "refresh"));
        var request = ended.Client.Auth.OpenRequest(exported);
        await ended.Client.Auth.SignInAsync(request, "a-code", request.State);

        Assert.Contains($"&redirect_uri=HTTP%3A%2F%2F127.0.0.1%3A8765%2FCallback&code_verifier={request.CodeVerifier}&code=a-code", ended.Service.Requests[0].Body, StringComparison.Ordinal);
        Assert.Contains($"\"{request.CodeVerifier}\"", exported, StringComparison.Ordinal);
        Assert.DoesNotContain(Stage.ClientSecret, exported, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StateMismatchException>(() => ended.Client.Auth.SignInAsync(request, "a-code", "another state"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("\ud800")]
    [InlineData("""{"client_id":"the-client-id","redirect_uri":"http://127.0.0.1/","state":"s","code_verifier":""}""")]
    [InlineData("""{"client_id":"another-app","redirect_uri":"http://127.0.0.1/","state":"s","code_verifier":"v"}""")]
    public void A_text_that_is_no_request_of_this_app_is_refused(string text)
    {
        using var stage = Stage.App();
        Assert.Throws<InvalidRequestException>(() => stage.Client.Auth.OpenRequest(text));
    }

    [Fact]
    public void A_small_window_is_asked_for_by_display()
    {
        using var stage = Stage.App();
        var request = stage.Client.Auth.CreateRequest(Redirect, display: "popup");
        Assert.Equal(("display", "popup"), FieldsOf(request.Uri)[^1]);
        Assert.Equal(request.Uri, request.PopupUri);
        var plain = stage.Client.Auth.CreateRequest(Redirect);
        Assert.Equal(plain.Uri.AbsoluteUri + "&display=popup", plain.PopupUri.AbsoluteUri);
    }

    [Fact]
    public void The_challenge_is_that_of_RFC_7636_appendix_B()
    {
        // The verifier and challenge of the RFC's appendix, computed by the rule that the next test applies to the request.
        Assert.Equal("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", ChallengeOf("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));
        using var stage = Stage.App();
        var request = stage.Client.Auth.CreateRequest(Redirect);
        Assert.Equal(ChallengeOf(request.CodeVerifier), request.CodeChallenge);
    }

    [Fact]
    public void The_verifier_and_the_state_are_long_unreserved_and_of_one_request_alone()
    {
        using var stage = Stage.App();
        var requests = Enumerable.Range(0, 50).Select(_ => stage.Client.Auth.CreateRequest(Redirect)).ToList();
        var texts = requests.SelectMany(r => new[] { r.CodeVerifier, r.State }).ToList();
        Assert.All(texts, text => Assert.Matches("^[A-Za-z0-9_.~-]{43,128}$", text));
        Assert.Equal(100, texts.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("http://127.0.0.1:8765")]
    [InlineData("http://127.0.0.1:8765/")]
    [InlineData("HTTP://LocalHost:80/Callback")]
    [InlineData("https://example.com:443/cb?app=a%2fb")]
    [InlineData("my.app:/callback")]
    public void The_redirect_URI_goes_exactly_as_typed(string typed)
    {
        using var stage = Stage.App();
        Assert.Contains(("redirect_uri", typed), FieldsOf(stage.Client.Auth.CreateRequest(new(typed)).Uri));
    }

    [Theory]
    [InlineData("/callback")]
    [InlineData("http://127.0.0.1:8765/callback#fragment")]
    [InlineData("http://127.0.0.1:8765/callback#")]
    public void What_cannot_be_a_redirect_URI_is_refused(string address)
    {
        using var stage = Stage.App();
        Assert.Throws<InvalidRequestException>(() => stage.Client.Auth.CreateRequest(new(address, UriKind.RelativeOrAbsolute)));
    }

    [Fact]
    public void Without_an_app_or_with_an_empty_state_there_is_no_request()
    {
        using var signed = Stage.Signed();
        Assert.Throws<InvalidRequestException>(() => signed.Client.Auth.CreateRequest(Redirect));
        using var stage = Stage.App();
        Assert.Throws<InvalidRequestException>(() => stage.Client.Auth.CreateRequest(Redirect, ""));
    }

    [Theory]
    [InlineData("the-state", true)]
    [InlineData("The-state", false)]
    [InlineData("the-stat", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_its_own_state_is_its_state(string? state, bool isIts)
    {
        using var stage = Stage.App();
        Assert.Equal(isIts, stage.Client.Auth.CreateRequest(Redirect, "the-state").IsState(state));
    }

    [Fact]
    public void It_prints_without_the_verifier_and_the_apps_secret()
    {
        using var stage = Stage.App();
        var request = stage.Client.Auth.CreateRequest(Redirect);
        Assert.All([request.ToString(), request.Uri.ToString(), request.PopupUri.ToString(), JsonSerializer.Serialize(request)], text =>
        {
            Assert.DoesNotContain(request.CodeVerifier, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Stage.ClientSecret, text, StringComparison.Ordinal);
        });
        Assert.Equal("authorization request for http://127.0.0.1:8765/callback", request.ToString());
    }

    private static string ChallengeOf(string verifier) =>
        Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static List<(string Name, string Value)> FieldsOf(Uri uri) => [.. uri.Query[1..].Split('&').Select(part =>
    {
        var pair = part.Split('=');
        return (pair[0], Uri.UnescapeDataString(pair[1]));
    })];
}

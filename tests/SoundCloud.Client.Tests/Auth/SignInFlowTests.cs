using SoundCloud.Tests.Sandbox;

namespace SoundCloud.Tests;

/// <summary>The web flow over real HTTP, with the sandbox as SoundCloud and a plain HTTP client as the browser.</summary>
public sealed class SignInFlowTests : SandboxTest
{
    private static readonly Uri Callback = new(Redirect);

    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task What_comes_back_signs_the_user_in_and_can_be_renewed()
    {
        using var client = Open();
        var request = client.Auth.CreateRequest(Callback);
        await client.Auth.SignInAsync(request, AuthorizationResponse.Parse(await AnswerAsync(request))!, Timeout);

        Assert.Equal(Grant.AuthorizationCode, client.Auth.Grant);
        Assert.True(client.Auth.CanRenew);
        Assert.NotNull(client.Auth.ExpiresAt);
        Assert.Equal(Box.DemoUser.Urn, (await client.Users.GetAsync(SoundCloudId.Me, cancellationToken: Timeout)).Urn);
        var first = await client.Auth.GetAccessTokenAsync(Timeout);
        await client.Auth.RenewAsync(Timeout);
        Assert.NotEqual(first, await client.Auth.GetAccessTokenAsync(Timeout));
        Assert.Equal(Box.DemoUser.Urn, (await client.Users.GetAsync(SoundCloudId.Me, cancellationToken: Timeout)).Urn);
        Assert.Equal(["authorization_code", "refresh_token"], TokenRequests().Select(r => r.Form["grant_type"]));
    }

    [Fact]
    public async Task A_bare_code_or_code_and_state_do_the_same()
    {
        using var pasting = Open();
        var request = pasting.Auth.CreateRequest(Callback);
        await pasting.Auth.SignInAsync(request, AuthorizationResponse.Parse(await CodeAsync(request))!, Timeout);
        Assert.Equal(Grant.AuthorizationCode, pasting.Auth.Grant);

        using var backEnd = Open();
        request = backEnd.Auth.CreateRequest(Callback, "my state");
        await backEnd.Auth.SignInAsync(request, await CodeAsync(request), "my state", Timeout);
        Assert.Equal(Box.DemoUser.Urn, (await backEnd.Users.GetAsync(SoundCloudId.Me, cancellationToken: Timeout)).Urn);
    }

    [Theory]
    [InlineData("another")]
    [InlineData("")]
    [InlineData(null)]
    public async Task Another_state_is_refused_and_nothing_is_sent(string? state)
    {
        using var client = Open();
        var request = client.Auth.CreateRequest(Callback);
        var code = await CodeAsync(request);
        await Assert.ThrowsAsync<StateMismatchException>(() => client.Auth.SignInAsync(request, code, state, Timeout));
        var forged = AuthorizationResponse.Parse($"error=access_denied&state={state}")!;
        await Assert.ThrowsAsync<StateMismatchException>(() => client.Auth.SignInAsync(request, forged, Timeout));
        Assert.Empty(TokenRequests());
        // The attempt did not use up the code.
        await client.Auth.SignInAsync(request, code, request.State, Timeout);
    }

    [Fact]
    public async Task A_user_who_refuses_is_told_as_that()
    {
        using var client = Open();
        var request = client.Auth.CreateRequest(Callback);
        var answer = AuthorizationResponse.Parse(await AnswerAsync(request, "&sandbox_deny=1"))!;
        var e = await Assert.ThrowsAsync<AccessDeniedException>(() => client.Auth.SignInAsync(request, answer, Timeout));
        Assert.Contains("The user has denied access", e.Message, StringComparison.Ordinal);

        var failed = AuthorizationResponse.Parse($"error=temporarily_unavailable&state={request.State}")!;
        Assert.Contains("temporarily_unavailable", (await Assert.ThrowsAsync<SignInException>(() => client.Auth.SignInAsync(request, failed, Timeout))).Message, StringComparison.Ordinal);
        Assert.Empty(TokenRequests());
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        using var client = Open();
        var request = client.Auth.CreateRequest(Callback);
        var code = await CodeAsync(request);
        await client.Auth.SignInAsync(request, code, request.State, Timeout);
        await RefusedAsync(client, request, code);
        // It does not undo the sign-in that succeeded.
        Assert.Equal(Box.DemoUser.Urn, (await client.Users.GetAsync(SoundCloudId.Me, cancellationToken: Timeout)).Urn);
    }

    [Fact]
    public async Task A_code_of_another_redirect_URI_is_refused()
    {
        using var client = Open();
        var request = client.Auth.CreateRequest(Callback);
        var elsewhere = request.Uri.AbsoluteUri.Replace("8765", "8766", StringComparison.Ordinal);
        await RefusedAsync(client, request, (await AnswerAsync(new Uri(elsewhere))).Code!);
    }

    [Fact]
    public async Task A_code_of_another_request_is_refused()
    {
        using var client = Open();
        var request = client.Auth.CreateRequest(Callback);
        await RefusedAsync(client, request, await CodeAsync(client.Auth.CreateRequest(Callback)));
    }

    [Fact]
    public async Task An_app_that_the_service_does_not_know_is_refused()
    {
        using var client = Open(o => o with { Credentials = new(Box.ClientId, "not-its-secret") });
        var request = client.Auth.CreateRequest(Callback);
        var code = await CodeAsync(request);
        var e = await Assert.ThrowsAsync<SignInException>(() => client.Auth.SignInAsync(request, code, request.State, Timeout));
        Assert.Contains("invalid_client", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-its-secret", e.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_apps_request_is_refused_and_nothing_is_sent()
    {
        using var client = Open();
        using var other = Open(o => o with { Credentials = new("another-app", "secret") });
        var request = other.Auth.CreateRequest(Callback);
        await Assert.ThrowsAsync<InvalidRequestException>(() => client.Auth.SignInAsync(request, "code", request.State, Timeout));
        Assert.Empty(TokenRequests());
    }

    [Fact]
    public async Task No_text_repeats_a_secret_of_the_flow()
    {
        using var client = Open();
        var request = client.Auth.CreateRequest(Callback);
        var code = await CodeAsync(request);
        await client.Auth.SignInAsync(request, code, request.State, Timeout);
        var token = await client.Auth.GetAccessTokenAsync(Timeout);
        Box.EnableFault("echo-token");
        var echoed = await Assert.ThrowsAsync<SoundCloudApiException>(() => client.Users.GetAsync(SoundCloudId.Me, cancellationToken: Timeout));
        var spent = await Assert.ThrowsAsync<SignInException>(() => client.Auth.SignInAsync(request, code, request.State, Timeout));

        string[] texts = [echoed.ToString(), echoed.ResponseBody!, spent.ToString(), .. _observer.Calls.Concat(_observer.Attempts).Select(r => r.ToString())];
        Assert.Contains("***", echoed.ResponseBody, StringComparison.Ordinal);
        Assert.All(texts, text => Assert.All([code, token, request.CodeVerifier, Box.ClientSecret], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal)));
    }

    private SoundCloudClient Open(Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null) => new((change ?? (static same => same))(new()
    {
        ApiUri = Box.ApiUri,
        AuthUri = Box.AuthUri,
        Credentials = new(Box.ClientId, Box.ClientSecret),
        Observer = _observer,
    }));

    private IEnumerable<SoundCloud.Sandbox.LoggedRequest> TokenRequests() => Box.Requests.Where(r => r.Path == "/oauth/token");

    private async Task RefusedAsync(SoundCloudClient client, AuthorizationRequest request, string code)
    {
        var e = await Assert.ThrowsAsync<SignInException>(() => client.Auth.SignInAsync(request, code, request.State, Timeout));
        Assert.StartsWith("SoundCloud did not accept the code", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(code, e.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> AnswerAsync(AuthorizationRequest request, string more = "")
    {
        using var response = await Http.GetAsync(new Uri(request.Uri.AbsoluteUri + more), Timeout);
        Assert.Equal(302, (int)response.StatusCode);
        Assert.StartsWith(Redirect, response.Headers.Location!.OriginalString, StringComparison.Ordinal);
        return response.Headers.Location.OriginalString;
    }

    private async Task<AuthorizationResponse> AnswerAsync(Uri address)
    {
        using var response = await Http.GetAsync(address, Timeout);
        return AuthorizationResponse.Parse(response.Headers.Location!.OriginalString)!;
    }

    private async Task<string> CodeAsync(AuthorizationRequest request) => (await AnswerAsync(request.Uri)).Code!;
}

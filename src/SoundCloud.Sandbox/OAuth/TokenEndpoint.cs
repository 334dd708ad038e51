using System.Security.Cryptography;
using System.Text;
using SoundCloud.Sandbox.Faults;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.OAuth;

/// <summary>POST /oauth/token. Each grant expects the client's credentials in its own place.</summary>
internal sealed class TokenEndpoint(TokenStore tokens, AuthorizationCodes codes, TokenLimit limit)
{
    public HttpResponse Answer(HttpRequest request, QueryString form, FaultSwitch? limited, bool isRenewable) => form["grant_type"] switch
    {
        null => OAuthErrors.InvalidRequest(),
        "client_credentials" => ClientCredentials(request, form, limited, isRenewable),
        "authorization_code" => WithBodyCredentials(request, form, () => AuthorizationCode(form)),
        "refresh_token" => WithBodyCredentials(request, form, () => Refresh(form)),
        _ => OAuthErrors.UnsupportedGrant(),
    };

    // This grant alone takes the credentials in the header, and only there.
    private HttpResponse ClientCredentials(HttpRequest request, QueryString form, FaultSwitch? limited, bool isRenewable)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SoundCloudSandbox.DummyClientId}:{SoundCloudSandbox.DummyClientSecret}"));
        if (request.Headers["Authorization"] != expected)
            return OAuthErrors.InvalidClient();

        if (form.Has("client_id") || form.Has("client_secret"))
            return OAuthErrors.InvalidRequest();

        return limited is not null && limit.Exceeded(limited.Argument) is { } refusal ? refusal : Issued(isRenewable ? tokens.IssueRenewableApp() : tokens.IssueApp());
    }

    private static HttpResponse WithBodyCredentials(HttpRequest request, QueryString form, Func<HttpResponse> answer)
    {
        if (request.Headers["Authorization"] is not null)
            return OAuthErrors.InvalidRequest();

        var known = form["client_id"] == SoundCloudSandbox.DummyClientId && form["client_secret"] == SoundCloudSandbox.DummyClientSecret;
        return known ? answer() : OAuthErrors.InvalidClient();
    }

    private HttpResponse AuthorizationCode(QueryString form)
    {
        if (form["code"] is not { } code || form["code_verifier"] is not { Length: >= 43 and <= 128 } verifier || form["redirect_uri"] is not { } redirect)
            return OAuthErrors.InvalidRequest();

        var grant = codes.Redeem(code);
        var challenge = Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return grant is not null && grant.RedirectUri == redirect && grant.Challenge == challenge
            ? Issued(tokens.IssueUser(grant.User))
            : OAuthErrors.InvalidGrant();
    }

    private HttpResponse Refresh(QueryString form)
    {
        if (form["refresh_token"] is not { Length: > 0 } refresh)
            return OAuthErrors.InvalidRequest();

        return tokens.Refresh(refresh) is { } token ? Issued(token) : OAuthErrors.InvalidGrant();
    }

    private static HttpResponse Issued(SandboxToken token) => HttpResponse.Json(200, JsonBytes.Object(json =>
    {
        json.WriteString("access_token", token.AccessToken);
        json.WriteString("token_type", "Bearer");
        json.WriteNumber("expires_in", token.ExpiresIn);
        if (token.RefreshToken is { } refresh)
            json.WriteString("refresh_token", refresh);

        json.WriteString("scope", "");
    })).With("Cache-Control", "no-store");
}

using System.Text;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.OAuth;

internal static class OAuthErrors
{
    public static HttpResponse InvalidClient() => Error(401, "invalid_client").With("WWW-Authenticate", "Basic");

    public static HttpResponse InvalidRequest() => Error(400, "invalid_request");

    public static HttpResponse InvalidGrant() => Error(400, "invalid_grant");

    public static HttpResponse UnsupportedGrant() => Error(400, "unsupported_grant_type");

    public static HttpResponse LimitExceeded() => Error(429, "rate_limit_exceeded").With("WWW-Authenticate", "Basic");

    private static HttpResponse Error(int status, string error) => HttpResponse.Json(status, Encoding.UTF8.GetBytes($$"""{"error":"{{error}}"}"""));
}

using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.OAuth;

namespace SoundCloud.Sandbox.Faults;

/// <summary>What goes wrong around tokens.</summary>
internal static class TokenFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("token-limit", "The OAuth host allows 30 client_credentials tokens an hour. :m = m an hour.") { Host = "auth", Method = "POST", Where = IsToken, CountsFirst = false },
        new("token-invalid-client", "Every token request is answered 401 invalid_client. :n = the first n requests.")
        {
            Host = "auth",
            Method = "POST",
            Where = IsToken,
            Replace = (_, _) => OAuthErrors.InvalidClient(),
        },
        new("echo-token", "400 whose message repeats the access token that was sent. :n = the first n requests.")
        {
            Replace = (_, request) => ApiErrors.Standard(400, $"The token {request.Headers["Authorization"]?.Split(' ', 2)[^1]} is not welcome here"),
        },
        new("newline-401", "Uploads are answered 401 with a single newline as text. :n = the first n requests.")
        {
            Method = "POST",
            Where = request => request.Path == "/tracks",
            Replace = (_, _) => Http.HttpResponse.Text(401, "\n", "text/plain"),
        },
    ];

    private static bool IsToken(Http.HttpRequest request) => request.Path == "/oauth/token";
}

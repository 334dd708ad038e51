using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.OAuth;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Faults of tokens and token requests.</summary>
internal static class TokenFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("token-limit", "The OAuth host allows 30 client_credentials tokens an hour. :m = m an hour.") { Host = "auth", Method = "POST", Where = IsToken, CountsFirst = false },
        new("token-app-refresh", "An app's token (client_credentials) comes with a refresh token, which renews it. :n = the first n token requests.") { Host = "auth", Method = "POST", Where = IsToken },
        Altering("token-empty-refresh", "The answer to a token request contains an empty refresh_token.", answer => answer["refresh_token"] = ""),
        Replacing("token-rate-limited", "Every token request is answered 429 in the OAuth host's format.", _ => OAuthErrors.LimitExceeded()),
        Replacing("token-invalid-client", "Every token request is answered 401 invalid_client.", _ => OAuthErrors.InvalidClient()),
        Replacing("token-invalid-grant", "Every token request is answered 400 invalid_grant.", _ => OAuthErrors.InvalidGrant()),
        Replacing("token-500", "Every token request is answered 500 without a body.", _ => HttpResponse.Empty(500)),
        Replacing("token-html-503", "Every token request is answered 503 with an HTML page.", _ => HttpResponse.Text(503, "<html><body>Maintenance</body></html>", "text/html")),
        Replacing("token-html-200", "Every token request is answered 200 with an HTML page.", _ => HttpResponse.Text(200, "<html><body>Sign in to the network</body></html>", "text/html")),
        Replacing("token-missing", "Every token request is answered 200 without a token.", _ => HttpResponse.Json(200, "{\"token_type\":\"Bearer\"}"u8.ToArray())),
        Replacing("token-hang", "Token requests are never answered.", _ => new HttpResponse(0) { Wire = Wire.HangBeforeHead }),
        Replacing("token-echo", "Every token request is answered 400 with the text of the request, including its secrets.", request => ApiErrors.Standard(400, $"Refused: {request.Headers["Authorization"]} {request.Form}")),
        Altering("token-dead", "The access token in the answer is one that the API refuses.", answer => answer["access_token"] = "a-token-that-nobody-knows"),
        Altering("token-short", "The access token in the answer expires after one second (expires_in).", answer => answer["expires_in"] = 1),
        Altering("token-no-refresh", "The answer to a renewal contains no refresh_token.", answer => answer.Remove("refresh_token")),
        new("echo-token", "400 whose message repeats the access token that was sent. :n = the first n requests.")
        {
            Replace = (_, request) => ApiErrors.Standard(400, $"The token {request.Headers["Authorization"]?.Split(' ', 2)[^1]} is not welcome here"),
        },
        new("newline-401", "Uploads are answered 401 with a body of one newline. :n = the first n requests.")
        {
            Method = "POST",
            Where = request => request.Path == "/tracks",
            Replace = (_, _) => HttpResponse.Text(401, "\n", "text/plain"),
        },
    ];

    private static Fault Replacing(string name, string description, Func<HttpRequest, HttpResponse> answer) => new(name, description + " :n = the first n requests.")
    {
        Host = "auth",
        Method = "POST",
        Where = IsToken,
        Replace = (_, request) => answer(request),
    };

    private static Fault Altering(string name, string description, Action<System.Text.Json.Nodes.JsonObject> edit) => new(name, description + " :n = the first n requests.")
    {
        Host = "auth",
        Method = "POST",
        Where = IsToken,
        Alter = (_, _, response) => JsonBody.EditObject(response, edit),
    };

    private static bool IsToken(HttpRequest request) => request.Path == "/oauth/token";
}

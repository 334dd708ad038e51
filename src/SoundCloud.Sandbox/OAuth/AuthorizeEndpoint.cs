using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.OAuth;

/// <summary>GET /authorize: checks the request and consents at once, for the demo user.</summary>
internal sealed class AuthorizeEndpoint(World world, AuthorizationCodes codes)
{
    private const string RegisteredRedirect = "https://example.com/callback";

    public HttpResponse Answer(HttpRequest request)
    {
        var query = request.Query;
        var redirect = query["redirect_uri"] ?? "";

        // These errors must not be answered with a redirect, because the redirect URI itself cannot be trusted.
        if (query["client_id"] != SoundCloudSandbox.DummyClientId)
            return HttpResponse.Text(401, "invalid_client");

        if (!IsRegistered(redirect))
            return HttpResponse.Text(400, "The redirect_uri is not one that is registered for this client.");

        if (query["response_type"] != "code")
            return Refuse(redirect, query, "unsupported_response_type", "response_type has to be code");

        if (query["code_challenge_method"] != "S256" || query["code_challenge"] is not { Length: 43 } challenge)
            return Refuse(redirect, query, "invalid_request", "an S256 code_challenge is required");

        if (string.IsNullOrEmpty(query["state"]))
            return Refuse(redirect, query, "invalid_request", "state is required");

        if (query.IsTrue("sandbox_deny"))
            return Refuse(redirect, query, "access_denied", "The user has denied access");

        var user = query["sandbox_user"] is { } permalink ? world.UserByPermalink(permalink) : world.Demo;
        if (user is null)
            return HttpResponse.Text(400, "There is no such sandbox_user.");

        return Redirect(redirect, [("code", codes.Issue(user, redirect, challenge)), ("state", query["state"]!)]);
    }

    private static bool IsRegistered(string redirect) =>
        redirect == RegisteredRedirect
        || (Uri.TryCreate(redirect, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttp && uri.Host is "127.0.0.1" or "localhost" && uri.Fragment.Length == 0);

    private static HttpResponse Refuse(string redirect, QueryString query, string error, string description)
    {
        var fields = new List<(string, string)> { ("error", error), ("error_description", description) };
        if (query["state"] is { Length: > 0 } state)
            fields.Add(("state", state));

        return Redirect(redirect, fields);
    }

    private static HttpResponse Redirect(string redirect, IEnumerable<(string Name, string Value)> fields)
    {
        var query = string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));
        return HttpResponse.Empty(302).With("Location", redirect + (redirect.Contains('?', StringComparison.Ordinal) ? "&" : "?") + query);
    }
}

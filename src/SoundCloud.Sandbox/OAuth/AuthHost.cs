using System.Text;
using System.Text.Json;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.OAuth;

/// <summary>The routes of secure.soundcloud.com.</summary>
internal sealed class AuthHost(AuthorizeEndpoint authorize, TokenEndpoint token, TokenStore tokens) : IHost
{
    private const int MaxBodyBytes = 64 * 1024;
    private const string FormType = "application/x-www-form-urlencoded";

    public string Name => "auth";

    public async Task PrepareAsync(Visit visit)
    {
        visit.Body = await visit.Request.Body.ReadAllAsync(MaxBodyBytes).ConfigureAwait(false);
        visit.Request.Form = Encoding.UTF8.GetString(visit.Body);
    }

    public void Describe(Visit visit, LoggedRequest entry)
    {
        entry.BodyLength = visit.Body.Length;
        if (visit.Request.MediaType != FormType)
            return;

        var form = Form(visit);
        var shown = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in form.Items)
            shown[field.Key] = RequestLog.IsSecret(field.Key) ? "***" : field.Value;

        entry.Form = shown;
        entry.RefreshTokenNumber = form["refresh_token"] is { } refresh ? tokens.RefreshNumber(refresh) : null;
    }

    public Task<HttpResponse> AnswerAsync(Visit visit)
    {
        var request = visit.Request;
        return Task.FromResult((request.Method, request.Path) switch
        {
            ("GET" or "HEAD", "/authorize") => authorize.Answer(request),
            ("POST", "/oauth/token") when request.MediaType != FormType => OAuthErrors.InvalidRequest(),
            ("POST", "/oauth/token") => token.Answer(request, Form(visit), visit.Hit("token-limit"), visit.Hit("token-app-refresh") is not null),
            ("POST", "/sign-out") => SignOut(visit),
            _ => HttpResponse.Text(404, "Not Found"),
        });
    }

    private static QueryString Form(Visit visit) => QueryString.Parse(visit.Request.Form);

    // Since 2025, the real host's sign-out has failed; the API's own sign-out works.
    private HttpResponse SignOut(Visit visit)
    {
        string? access;
        try
        {
            access = JsonDocument.Parse(visit.Body).RootElement.GetProperty("access_token").GetString();
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return OAuthErrors.InvalidRequest();
        }

        var isLive = access is not null && tokens.Find(access) is { } found && tokens.IsLive(found);
        return HttpResponse.Empty(isLive ? 500 : 401);
    }
}

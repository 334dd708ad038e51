using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace SoundCloud.AspNetCore;

/// <summary>The endpoints of the Connect button. No answer of theirs holds a token.</summary>
internal sealed partial class ConnectEndpoints(
    IOptions<SoundCloudOptions> options,
    SoundCloudClients clients,
    SoundCloudSessions sessions,
    IDataProtectionProvider protection,
    IDistributedCache cache,
    TimeProvider time,
    ILogger<ConnectEndpoints> log)
{
    private readonly ILogger _log = log;
    private readonly SoundCloudOptions _options = options.Value;
    private readonly IDataProtector _protector = protection.CreateProtector("SoundCloud.PendingSignIn");

    /// <summary>The request endpoint: begins a sign-in and sends the browser to SoundCloud.</summary>
    public IResult Begin(HttpContext context, string prefix)
    {
        if (_options.ReturnOrigins.Count == 0 && context.Request.Headers["Sec-Fetch-Site"] == "cross-site")
            return Results.Text("Another site cannot begin a sign-in here.", statusCode: StatusCodes.Status403Forbidden);
        var userId = _options.UserId(context);
        if (userId is null && _options.SignInScheme is null)
            return Results.Text("Sign in to this site first.", statusCode: StatusCodes.Status401Unauthorized);
        var returnUrl = context.Request.Query["return"].FirstOrDefault();
        if (returnUrl is not null && !ReturnUrl.IsAllowed(returnUrl, _options))
            return Results.Text("This site does not return to that address.", statusCode: StatusCodes.Status400BadRequest);

        using var client = clients.ForSignIn();
        var redirectUri = _options.RedirectUri ?? new Uri($"{context.Request.Scheme}://{context.Request.Host}{prefix}/access");
        var request = client.Auth.CreateRequest(redirectUri, display: returnUrl is null ? "popup" : null);
        new PendingSignIn(request.Export(), userId, returnUrl, time.GetUtcNow() + _options.SignInTime)
            .Save(context, _protector, request.State, prefix, _options.SignInTime);
        return Results.Redirect(request.Uri.AbsoluteUri);
    }

    /// <summary>The access endpoint, the redirect URI: checks the state, exchanges the code, stores the account.</summary>
    public async Task<IResult> EndAsync(HttpContext context, string prefix)
    {
        var query = context.Request.Query;
        var state = query["state"].FirstOrDefault();
        var pending = PendingSignIn.Take(context, _protector, state, prefix);
        var returnUrl = pending?.ReturnUrl ?? prefix + "/close.html";
        IResult Fail(string error) => Results.Redirect(ReturnUrl.With(returnUrl, [new("error", error)]));

        if (pending is null || pending.Ends <= time.GetUtcNow() || !await IsFirstUseAsync(state!, context.RequestAborted).ConfigureAwait(false))
            return Fail("expired");
        if (_options.SignInScheme is null && (pending.UserId is null || pending.UserId != _options.UserId(context)))
            return Fail("other_user");
        if (query["error"].FirstOrDefault() is { Length: > 0 } error)
            return Fail(error is "access_denied" ? error : "sign_in_failed");
        if (query["code"].FirstOrDefault() is not { Length: > 0 } code)
            return Fail("sign_in_failed");

        try
        {
            var parameters = await ConnectAsync(context, pending, code, state!).ConfigureAwait(false);
            return Results.Redirect(ReturnUrl.With(returnUrl, parameters));
        }
        catch (SoundCloudException e)
        {
            Failed(e);
            return Fail("sign_in_failed");
        }
    }

    /// <summary>Signs the user's account out at SoundCloud and removes it.</summary>
    public async Task<IResult> DisconnectAsync(HttpContext context)
    {
        if (!IsOwn(context))
            return Results.Text("This form is of another site.", statusCode: StatusCodes.Status403Forbidden);
        if (_options.UserId(context) is { } userId)
            await sessions.DisconnectAsync(userId, context.RequestAborted).ConfigureAwait(false);
        if (_options.SignInScheme is { } scheme)
            await context.SignOutAsync(scheme).ConfigureAwait(false);
        return context.Request.Query["return"].FirstOrDefault() is { } address && ReturnUrl.IsAllowed(address, _options) ? Results.Redirect(address) : Results.NoContent();
    }

    private async Task<IDictionary<string, string>> ConnectAsync(HttpContext context, PendingSignIn pending, string code, string state)
    {
        using var client = clients.ForSignIn();
        await client.Auth.SignInAsync(client.Auth.OpenRequest(pending.Request), code, state, context.RequestAborted).ConfigureAwait(false);
        var user = await client.Users.GetAsync(SoundCloudId.Me, context.RequestAborted).ConfigureAwait(false);
        var userId = _options.SignInScheme is null ? pending.UserId! : user.Urn ?? throw new SignInException("GET /me answered without a URN.");
        await sessions.StoreAsync(userId, client, context.RequestAborted).ConfigureAwait(false);
        if (_options.SignInScheme is { } scheme)
            await context.SignInAsync(scheme, PrincipalOf(user, userId, scheme)).ConfigureAwait(false);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["username"] = user.Username ?? "" };
        await _options.OnConnected(new(context, userId, user, parameters)).ConfigureAwait(false);
        return parameters;
    }

    private static ClaimsPrincipal PrincipalOf(User user, string urn, string scheme) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, urn), new(ClaimTypes.Name, user.Username ?? urn)], scheme));

    // The cookie is gone from the browser already; this is for one who kept a copy.
    private async Task<bool> IsFirstUseAsync(string state, CancellationToken cancellationToken)
    {
        var key = "soundcloud:used:" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state)));
        if (await cache.GetAsync(key, cancellationToken).ConfigureAwait(false) is not null)
            return false;
        await cache.SetAsync(key, [1], new() { AbsoluteExpirationRelativeToNow = _options.SignInTime }, cancellationToken).ConfigureAwait(false);
        return true;
    }

    // Browsers say where a form comes from; other programs have nobody's cookies to misuse.
    private bool IsOwn(HttpContext context)
    {
        if (context.Request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site)
            return site is "same-origin" or "none" || (site is "same-site" or "cross-site" && IsAllowedOrigin(context));
        return context.Request.Headers.Origin.Count == 0 || IsAllowedOrigin(context);
    }

    private bool IsAllowedOrigin(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        return origin == $"{context.Request.Scheme}://{context.Request.Host}" || ReturnUrl.IsAllowed(origin, _options);
    }

    [LoggerMessage(10, LogLevel.Warning, "A sign-in failed.")]
    private partial void Failed(Exception exception);
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SoundCloud;
using SoundCloud.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of the "Connect with SoundCloud" button.</summary>
public static class SoundCloudEndpointRouteBuilderExtensions
{
    private const string RequestEndpoint = "SoundCloud.Request";

    /// <summary>
    /// Maps below <paramref name="prefix"/>: <c>GET /request</c> (begins a sign-in; <c>?return=</c> a path for use without a script),
    /// <c>GET /access</c> (the redirect URI), <c>POST /disconnect</c>, <c>/sc-connect.js</c> and <c>/close.html</c>, where the popup ends.
    /// </summary>
    public static RouteGroupBuilder MapSoundCloudConnect(this IEndpointRouteBuilder app, string prefix = "/soundcloud")
    {
        ArgumentNullException.ThrowIfNull(app);
        var endpoints = ActivatorUtilities.CreateInstance<ConnectEndpoints>(app.ServiceProvider);
        var group = app.MapGroup(prefix);
        group.AddEndpointFilter(static (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.CacheControl = "no-store";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XContentTypeOptions = "nosniff";
            headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
            return next(context);
        });
        group.MapGet("/request", (HttpContext context) => endpoints.Begin(context, PrefixOf(context))).WithName(RequestEndpoint);
        // As delegates: a method of a context that returns a task would be taken for one that has written its answer.
        group.MapGet("/access", (Delegate)((HttpContext context) => endpoints.EndAsync(context, PrefixOf(context))));
        group.MapPost("/disconnect", (Delegate)endpoints.DisconnectAsync);
        group.MapGet("/sc-connect.js", static () => Page("sc-connect.js", "text/javascript; charset=utf-8"));
        group.MapGet("/close.js", static () => Page("close.js", "text/javascript; charset=utf-8"));
        group.MapGet("/close.html", static () => Page("close.html", "text/html; charset=utf-8"));
        return group;
    }

    /// <summary>
    /// Asks a user to connect where an endpoint finds that they have not, or have revoked the access: a page sends the browser through the sign-in
    /// and back, anything else gets 401 and <c>{ "error": "connect_required", "connect": "/soundcloud/request" }</c>.
    /// </summary>
    public static TBuilder RequireSoundCloud<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.AddEndpointFilter(static async (context, next) =>
    {
        try
        {
            return await next(context).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SignInRequiredException or SoundCloudApiException { IsUnauthorized: true })
        {
            return AskToConnect(context.HttpContext);
        }
    });

    private static IResult AskToConnect(HttpContext context)
    {
        var services = context.RequestServices;
        var options = services.GetRequiredService<IOptions<SoundCloudOptions>>().Value;
        var connect = services.GetRequiredService<LinkGenerator>().GetPathByName(context, RequestEndpoint);
        var isPage = HttpMethods.IsGet(context.Request.Method) && context.Request.GetTypedHeaders().Accept.Any(static type => type.MediaType == "text/html");
        if (isPage && connect is not null && (options.SignInScheme is not null || options.UserId(context) is not null))
        {
            var here = context.Request.PathBase + context.Request.Path + context.Request.QueryString;
            return Results.Redirect($"{connect}?return={Uri.EscapeDataString(here)}");
        }
        return Results.Json(new { error = "connect_required", connect }, statusCode: StatusCodes.Status401Unauthorized);
    }

    // Wherever the group is mapped, its endpoints are neighbours.
    private static string PrefixOf(HttpContext context)
    {
        var path = (context.Request.PathBase + context.Request.Path).ToString();
        return path[..path.LastIndexOf('/')];
    }

    private static IResult Page(string name, string type) =>
        Results.Stream(typeof(SoundCloudEndpointRouteBuilderExtensions).Assembly.GetManifestResourceStream(name)!, type);
}

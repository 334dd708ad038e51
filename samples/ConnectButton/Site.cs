using System.Reflection;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using SoundCloud.AspNetCore;

namespace SoundCloud.Samples;

/// <summary>A small site whose users can connect their SoundCloud accounts.</summary>
public static partial class Site
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The site, not started yet.</summary>
    public static WebApplication Create(string[] arguments, Action<SoundCloudOptions> configure, Action<WebApplicationBuilder>? change = null)
    {
        var builder = WebApplication.CreateBuilder(arguments);
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        builder.Services.AddSoundCloud(configure);
        change?.Invoke(builder);
        var app = builder.Build();
        app.Use(static (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return next(context);
        });
        app.UseAuthentication();
        app.MapSoundCloudConnect();
        app.MapHealthChecks("/health");

        app.MapGet("/", static () => File("index.html", "text/html; charset=utf-8"));
        app.MapGet("/page.js", static () => File("page.js", "text/javascript; charset=utf-8"));
        app.MapGet("/page.css", static () => File("page.css", "text/css; charset=utf-8"));

        // Stands for your site's own login, which would ask for a password.
        app.MapPost("/login", async static context =>
        {
            var form = await context.Request.ReadFormAsync();
            var user = form["user"].ToString();
            if (context.Request.Headers["Sec-Fetch-Site"].FirstOrDefault() is not (null or "same-origin") || !UserName().IsMatch(user))
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return;
            }
            var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, user)], CookieAuthenticationDefaults.AuthenticationScheme);
            await context.SignInAsync(new(identity));
            context.Response.Redirect("/");
        });

        app.MapGet("/who", static (HttpContext context) => new { user = context.User.FindFirstValue(ClaimTypes.NameIdentifier) });
        app.MapGet("/me", async static (HttpContext context, SoundCloudSessions sessions) =>
        {
            var soundCloud = await sessions.GetAsync(context);
            var me = await soundCloud.Users.GetAsync(SoundCloudId.Me, context.RequestAborted);
            return new { username = me.Username, followers = me.FollowersCount };
        }).RequireSoundCloud();
        app.MapGet("/users/{user}", static (string user, SoundCloudService soundCloud) => soundCloud.FindUserInfoAsync(user));
        app.MapGet("/users/{user}/tracks", async static (string user, int? limit, int? offset, SoundCloudService soundCloud) =>
            (await soundCloud.FindUserTracksAsync(user, limit ?? 10, offset ?? 0))?.Select(static track => track.Title));
        return app;
    }

    private static IResult File(string name, string type) =>
        Results.Stream(Assembly.GetExecutingAssembly().GetManifestResourceStream("site/" + name)!, type);

    [GeneratedRegex("^[a-zA-Z0-9_]{1,32}$")]
    private static partial Regex UserName();
}

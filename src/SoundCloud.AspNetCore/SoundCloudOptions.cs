using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace SoundCloud.AspNetCore;

/// <summary>How a site uses SoundCloud. Set it in code, in the configuration's section <c>SoundCloud</c>, or by the environment variables that the cmdlets read too.</summary>
public sealed class SoundCloudOptions
{
    /// <summary>The app's client id; <c>SOUNDCLOUD_CLIENT_ID</c>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret; <c>SOUNDCLOUD_CLIENT_SECRET</c>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Sent verbatim as the authorization header of app token requests in place of the Basic one; <c>SOUNDCLOUD_AUTHORIZATION</c>.</summary>
    public string? Authorization { get; set; }

    /// <summary>The API's address, if it is another one; <c>SOUNDCLOUD_API_URL</c>.</summary>
    public Uri? ApiUri { get; set; }

    /// <summary>The address of the sign-in host, if it is another one; <c>SOUNDCLOUD_AUTH_URL</c>.</summary>
    public Uri? AuthUri { get; set; }

    /// <summary>The address of the token endpoint, if it is another one; <c>SOUNDCLOUD_URL_GET_TOKEN</c>.</summary>
    public Uri? TokenUri { get; set; }

    /// <summary>The redirect URI, as registered with the app; if not given, the address of the access endpoint as the browser sees it; <c>SOUNDCLOUD_REDIRECT_URI</c>.</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>How long the answers of <see cref="SoundCloudService"/> are cached.</summary>
    public TimeSpan CacheTime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long a user may take to sign in at SoundCloud.</summary>
    public TimeSpan SignInTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long SoundCloud may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The cookie scheme that a user is signed in to the site with after they have connected: signing in to the site <i>with</i> SoundCloud.
    /// Without it, a user signs in to the site first and connects then.
    /// </summary>
    public string? SignInScheme { get; set; }

    /// <summary>The site's own id of the user who sends a request; null for nobody. Ids that differ in anything are different users.</summary>
    public Func<HttpContext, string?> UserId { get; set; } = static context =>
        context.User.Identity is { IsAuthenticated: true } ? context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? context.User.Identity.Name : null;

    /// <summary>Origins other than the site's own, such as <c>https://app.example.com</c>, that a user may be returned to.</summary>
    public ICollection<string> ReturnOrigins { get; } = [];

    /// <summary>Called after a user has connected and before they are returned: a site keeps what it wants of them here.</summary>
    public Func<ConnectedUser, Task> OnConnected { get; set; } = static _ => Task.CompletedTask;

    /// <summary>What <see cref="OnConnected"/> is told.</summary>
    /// <param name="Context">The request.</param>
    /// <param name="UserId">The site's id of the user; with <see cref="SignInScheme"/> the URN of the SoundCloud user.</param>
    /// <param name="SoundCloudUser">The user at SoundCloud (<c>GET /me</c>).</param>
    /// <param name="ReturnParameters">What the page's callback receives; <c>username</c> is in it.</param>
    public sealed record ConnectedUser(HttpContext Context, string UserId, User SoundCloudUser, IDictionary<string, string> ReturnParameters);
}

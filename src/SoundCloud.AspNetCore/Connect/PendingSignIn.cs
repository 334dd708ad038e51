using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace SoundCloud.AspNetCore;

/// <summary>A sign-in that was begun, as the browser that began it keeps it: an encrypted cookie, so that any replica can finish it and no other browser.</summary>
/// <param name="Request">The exported authorization request.</param>
/// <param name="UserId">The site's user who began it; null for nobody.</param>
/// <param name="ReturnUrl">Where the user is returned to; null for the close page.</param>
/// <param name="Ends">When it is too late.</param>
internal sealed record PendingSignIn(string Request, string? UserId, string? ReturnUrl, DateTimeOffset Ends)
{
    private const string Prefix = "soundcloud-";

    // Cookies of windows that were never finished must not fill up the browser's requests.
    private const int Most = 4;

    /// <summary>Gives it to the browser.</summary>
    public void Save(HttpContext context, IDataProtector protector, string state, string path, TimeSpan time)
    {
        var older = context.Request.Cookies.Keys.Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        foreach (var name in older.Take(older.Count - Most + 1))
            context.Response.Cookies.Delete(name, CookieOf(context, path));
        var cookie = CookieOf(context, path);
        cookie.MaxAge = time;
        context.Response.Cookies.Append(NameOf(state), protector.Protect(JsonSerializer.Serialize(this)), cookie);
    }

    /// <summary>Takes it from the browser; null where this browser has not begun a sign-in of that state.</summary>
    public static PendingSignIn? Take(HttpContext context, IDataProtector protector, string? state, string path)
    {
        if (string.IsNullOrEmpty(state) || context.Request.Cookies[NameOf(state)] is not { } cookie)
            return null;
        context.Response.Cookies.Delete(NameOf(state), CookieOf(context, path));
        try
        {
            return JsonSerializer.Deserialize<PendingSignIn>(protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    // Each window has a sign-in of its own.
    private static string NameOf(string state) => Prefix + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(state)), 0, 8);

    private static CookieOptions CookieOf(HttpContext context, string path) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        Path = path,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };

    // The members are secrets, so they are not printed.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append("Ends = ").Append(Ends);
        return true;
    }
}

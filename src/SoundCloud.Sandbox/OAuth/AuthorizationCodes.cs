using System.Security.Cryptography;
using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.OAuth;

internal sealed record AuthorizationGrant(User User, string RedirectUri, string Challenge, DateTimeOffset Expires);

/// <summary>Authorization codes, which can be used once, within ten minutes.</summary>
internal sealed class AuthorizationCodes(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private readonly object _gate = new();
    private readonly Dictionary<string, AuthorizationGrant> _grants = new(StringComparer.Ordinal);

    public string Issue(User user, string redirectUri, string challenge)
    {
        var code = Base64Url.Encode(RandomNumberGenerator.GetBytes(32));
        lock (_gate)
            _grants[code] = new(user, redirectUri, challenge, time.GetUtcNow() + Lifetime);

        return code;
    }

    /// <summary>Uses up a code; null if it is unknown, used or expired.</summary>
    public AuthorizationGrant? Redeem(string code)
    {
        lock (_gate)
            return _grants.Remove(code, out var grant) && grant.Expires > time.GetUtcNow() ? grant : null;
    }
}

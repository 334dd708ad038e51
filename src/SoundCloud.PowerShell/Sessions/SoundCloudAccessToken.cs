using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>An access token for other tools. It is a SecureString wherever one is taken, and leaves the token out where it is serialised: a SecureString does not.</summary>
public sealed class SoundCloudAccessToken
{
    private readonly SecureString _token;

    internal SoundCloudAccessToken(string token, DateTimeOffset? expiresAt)
    {
        _token = token.Conceal();
        ExpiresAt = expiresAt;
    }

    /// <summary>When it ends; null where that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>The token as PowerShell converts it for a parameter that takes a SecureString.</summary>
    public static implicit operator SecureString(SoundCloudAccessToken token)
    {
        ArgumentNullException.ThrowIfNull(token);
        return token.ToSecureString();
    }

    /// <summary>The token.</summary>
    public SecureString ToSecureString() => _token.Copy();

    /// <summary>No token.</summary>
    public override string ToString() => nameof(SoundCloudAccessToken);
}

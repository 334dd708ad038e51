using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.OAuth;

/// <summary>An access token as the service stores it; <see cref="User"/> is null for an app token.</summary>
internal sealed class AccessToken(User? user, DateTimeOffset expires)
{
    public User? User { get; } = user;

    public DateTimeOffset Expires { get; set; } = expires;

    public string Kind => User is null ? "app" : "user";
}

/// <summary>A refresh token can be used once. Its number is kept afterwards, so that tests can detect reuse.</summary>
internal sealed class RefreshToken(User? user, int number)
{
    /// <summary>Null for an app's.</summary>
    public User? User { get; } = user;

    public int Number { get; } = number;

    public bool IsSpent { get; set; }
}

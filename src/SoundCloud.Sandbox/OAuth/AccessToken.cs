using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.OAuth;

/// <summary>What the service knows of an access token; <see cref="User"/> is null for an app token.</summary>
internal sealed class AccessToken(User? user, DateTimeOffset expires)
{
    public User? User { get; } = user;

    public DateTimeOffset Expires { get; set; } = expires;

    public string Kind => User is null ? "app" : "user";
}

/// <summary>A refresh token is good once; its number outlives it, so that a test can tell reuse.</summary>
internal sealed class RefreshToken(User user, int number)
{
    public User User { get; } = user;

    public int Number { get; } = number;

    public bool IsSpent { get; set; }
}

namespace SoundCloud.Sandbox;

/// <summary>A token that the sandbox's OAuth host accepts, issued without an HTTP request.</summary>
public sealed class SandboxToken
{
    internal SandboxToken(string accessToken, string? refreshToken, int expiresIn) =>
        (AccessToken, RefreshToken, ExpiresIn) = (accessToken, refreshToken, expiresIn);

    /// <summary>The access token.</summary>
    public string AccessToken { get; }

    /// <summary>The single-use refresh token; null for an app token.</summary>
    public string? RefreshToken { get; }

    /// <summary>Seconds until the access token expires.</summary>
    public int ExpiresIn { get; }

    /// <summary>Says what kind of token it is, without the token.</summary>
    /// <returns>A text without a secret.</returns>
    public override string ToString() => RefreshToken is null ? "app token" : "user token";
}

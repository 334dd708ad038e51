namespace SoundCloud;

/// <summary>How a token was obtained.</summary>
public enum Grant
{
    /// <summary>The token was obtained elsewhere; its owner is not known.</summary>
    Given,

    /// <summary>client_credentials: the app's own.</summary>
    ClientCredentials,

    /// <summary>authorization_code: a user's.</summary>
    AuthorizationCode,
}

/// <summary>An app's id and secret; it prints without the secret.</summary>
/// <exception cref="InvalidRequestException">A character of them cannot be sent. White space around them is not part of them.</exception>
public sealed class ClientCredentials(string clientId, string clientSecret)
{
    /// <summary>The client id.</summary>
    public string ClientId { get; } = GivenSecret.Clean(clientId, nameof(ClientId)) ?? "";

    internal string ClientSecret { get; } = GivenSecret.Clean(clientSecret, nameof(ClientSecret)) ?? "";

    /// <summary>The client id.</summary>
    public override string ToString() => ClientId;
}

/// <summary>An access token with what is known of it; it prints without the secrets.</summary>
/// <exception cref="InvalidRequestException">A character of it cannot be sent. White space around it is not part of it.</exception>
public sealed class TokenSet(string accessToken, string? refreshToken = null, DateTimeOffset? expiresAt = null, Grant grant = Grant.Given)
{
    /// <summary>When the access token expires; null where it is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; } = expiresAt;

    /// <summary>How the token was obtained.</summary>
    public Grant Grant { get; } = grant;

    internal string AccessToken { get; } = GivenSecret.Clean(accessToken, nameof(AccessToken)) ?? "";

    internal string? RefreshToken { get; } = GivenSecret.Clean(refreshToken, nameof(RefreshToken));

    /// <summary>When it was issued in place of one that the service had refused; null where it was issued for any other reason.</summary>
    internal DateTimeOffset? ReplacedRefusedAt { get; init; }

    internal TokenSet InPlaceOfRefused(DateTimeOffset now) => new(AccessToken, RefreshToken, ExpiresAt, Grant) { ReplacedRefusedAt = now };

    /// <summary>Whether it is known to have expired at that time.</summary>
    internal bool IsExpiredAt(DateTimeOffset time) => ExpiresAt is { } expiry && expiry <= time;

    /// <summary>The grant and the expiry.</summary>
    public override string ToString() => ExpiresAt is { } expiry ? $"{Grant} token, expires {expiry:u}" : $"{Grant} token";
}

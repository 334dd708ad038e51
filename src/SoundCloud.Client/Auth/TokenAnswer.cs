namespace SoundCloud;

/// <summary>The token endpoint's answer, RFC 6749 section 5.1.</summary>
internal sealed class TokenAnswer
{
    public string? AccessToken { get; set; }

    public string? RefreshToken { get; set; }

    public double? ExpiresIn { get; set; }
}

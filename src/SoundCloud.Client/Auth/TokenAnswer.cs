namespace SoundCloud;

/// <summary>The token endpoint's answer, RFC 6749 section 5.1.</summary>
internal sealed class TokenAnswer
{
    public static Shape<TokenAnswer> Shape { get; } = new Shape<TokenAnswer>(static () => new())
        .Field("access_token", static (answer, ref json) => answer.AccessToken = json.Text())
        .Field("refresh_token", static (answer, ref json) => answer.RefreshToken = json.Text())
        .Field("expires_in", static (answer, ref json) => answer.ExpiresIn = json.Real());

    public string? AccessToken { get; private set; }

    public string? RefreshToken { get; private set; }

    /// <summary>Seconds.</summary>
    public double? ExpiresIn { get; private set; }
}

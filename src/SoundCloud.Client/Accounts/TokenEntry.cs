using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>What is kept of a sign-in: the token, and the app and addresses to renew it with. Its text holds secrets.</summary>
internal sealed record TokenEntry
{
    /// <summary>The version of this schema; an entry of another one is not read.</summary>
    public const int CurrentVersion = 1;

    public int Version { get; init; } = CurrentVersion;

    /// <summary>The account's name as it was typed.</summary>
    public string? Account { get; init; }

    /// <summary>The URN of its user; null where nobody has asked.</summary>
    public string? User { get; init; }

    public required Grant Grant { get; init; }

    public required string AccessToken { get; init; }

    public string? RefreshToken { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When it was issued in place of a refused one. Only an app's token has it: another process does not replace it because of a refusal either.</summary>
    public DateTimeOffset? ReplacedRefusedAt { get; init; }

    public string? ClientId { get; init; }

    public string? ClientSecret { get; init; }

    public string? AuthorizationHeader { get; init; }

    public Uri? ApiUri { get; init; }

    public Uri? AuthUri { get; init; }

    public Uri? TokenUri { get; init; }

    [JsonIgnore]
    public TokenSet Token => new(AccessToken, RefreshToken, ExpiresAt, Grant) { ReplacedRefusedAt = ReplacedRefusedAt };

    public static TokenEntry Of(TokenSet token, SoundCloudClientOptions options) => new()
    {
        Account = options.Account,
        User = options.User,
        Grant = token.Grant,
        AccessToken = token.AccessToken,
        RefreshToken = token.RefreshToken,
        ExpiresAt = token.ExpiresAt,
        ReplacedRefusedAt = token.Grant is Grant.ClientCredentials ? token.ReplacedRefusedAt : null,
        // An app's token without a name is found by those who know the app already.
        ClientId = options.Account is null ? null : options.Credentials?.ClientId,
        ClientSecret = options.Account is null ? null : options.Credentials?.ClientSecret,
        AuthorizationHeader = options.Account is null ? null : options.AuthorizationHeader,
        ApiUri = options.ApiUri,
        AuthUri = options.AuthUri,
        TokenUri = options.TokenUri,
    };

    /// <summary>Reads an entry; null where it is damaged, or of a version that this client does not know.</summary>
    public static TokenEntry? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize(text, TokenEntryContext.Default.TokenEntry) is { Version: CurrentVersion, AccessToken: { } token } entry && IsToken(token) && (entry.RefreshToken is null || IsToken(entry.RefreshToken)) ? entry : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException)
        {
            // The parser throws an ArgumentException for a text that is not valid Unicode.
            return null;
        }
    }

    private static bool IsToken(string text) => text.Trim() is { Length: > 0 } token && GivenSecret.IsSendable(token);

    public string Write() => JsonSerializer.Serialize(this, TokenEntryContext.Default.TokenEntry);

    /// <summary>The settings that the account was signed in with.</summary>
    /// <exception cref="InvalidRequestException">An address in it may not be sent a token.</exception>
    public SoundCloudClientOptions Apply(SoundCloudClientOptions options) => options with
    {
        Credentials = ClientId is null || ClientSecret is null ? options.Credentials : new(ClientId, ClientSecret),
        AuthorizationHeader = AuthorizationHeader ?? options.AuthorizationHeader,
        ApiUri = ApiUri ?? options.ApiUri,
        AuthUri = AuthUri ?? options.AuthUri,
        TokenUri = TokenUri ?? options.TokenUri,
        Token = Token,
        User = User,
    };

    // The members are secrets, so they are not printed.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append("Account = ").Append(Account);
        return true;
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TokenEntry))]
internal sealed partial class TokenEntryContext : JsonSerializerContext;

namespace SoundCloud.PowerShell;

/// <summary>An account that is stored on this machine, without its secrets.</summary>
public sealed class StoredAccount
{
    internal StoredAccount(string name, string store, TokenEntry? entry)
    {
        Name = entry?.Account ?? name;
        Store = store;
        IsReadable = entry is not null;
        Grant = entry?.Grant;
        ExpiresAt = entry?.ExpiresAt;
        CanRenew = entry is not null && entry.ClientSecret is not null && (entry.RefreshToken is not null || entry.Grant is SoundCloud.Grant.ClientCredentials);
        ClientId = entry?.ClientId;
        ApiUri = entry?.ApiUri;
    }

    /// <summary>The name that the account is stored under, for Connect-SoundCloud -Account.</summary>
    public string Name { get; }

    /// <summary>How its token was obtained; null if the account cannot be read.</summary>
    public Grant? Grant { get; }

    /// <summary>When its access token expires; null if unknown.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Whether its token can be renewed without a new sign-in.</summary>
    public bool CanRenew { get; }

    /// <summary>The client id of the app that signed the account in.</summary>
    public string? ClientId { get; }

    /// <summary>The address of the API that the account belongs to.</summary>
    public Uri? ApiUri { get; }

    /// <summary>The store that the account is kept in.</summary>
    public string Store { get; }

    /// <summary>Whether the account can be read. If not, sign in again.</summary>
    public bool IsReadable { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Printable.Line(Name);
}

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

    /// <summary>The name it was stored under, for Connect-SoundCloud -Account.</summary>
    public string Name { get; }

    /// <summary>How its token came to be; null where it is not readable.</summary>
    public Grant? Grant { get; }

    /// <summary>When its access token expires; null where that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Whether its token can be renewed without its user.</summary>
    public bool CanRenew { get; }

    /// <summary>The app that signed it in.</summary>
    public string? ClientId { get; }

    /// <summary>The API that it belongs to.</summary>
    public Uri? ApiUri { get; }

    /// <summary>Where it is kept.</summary>
    public string Store { get; }

    /// <summary>Whether it can be used; a damaged one has to be signed in again.</summary>
    public bool IsReadable { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Printable.Line(Name);
}

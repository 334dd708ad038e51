namespace SoundCloud;

/// <summary>Where tokens can be kept, by the names that users see.</summary>
internal static class StoreKind
{
    /// <summary>In the process only.</summary>
    public const string Memory = "Memory";

    public const string SecretService = "SecretService";

    public const string Keychain = "Keychain";

    public const string Dpapi = "DPAPI";

    /// <summary>A file that only its owner may read, without encryption.</summary>
    public const string PlainTextFile = "PlainTextFile";

    /// <summary>A file that nobody can use without the store's key.</summary>
    public const string SealedFile = "SealedFile";

    /// <summary>A server that other machines use too.</summary>
    public const string Redis = "Redis";

    /// <summary>A vault of PowerShell's SecretManagement.</summary>
    public const string Vault = "Vault";
}

using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>Finds the place where accounts are stored.</summary>
internal static class Accounts
{
    private const string StoreVariable = "SOUNDCLOUD_STORE", KeyVariable = "SOUNDCLOUD_STORE_KEY";

    private static readonly TimeSpan DefaultPatience = new SoundCloudClientOptions().Timeout;

    private static FolderPlace Own => new(Folder, null, isOwn: true);

    private static string Folder =>
        Environment.GetEnvironmentVariable("SOUNDCLOUD_ACCOUNTS_PATH") is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "SoundCloud", "accounts");

    /// <summary>The place that a cmdlet was given.</summary>
    /// <exception cref="InvalidRequestException">The address, the key or the credential is invalid.</exception>
    public static IAccountPlace At(StoreCommand given, TimeSpan? patience = null) => At(given, given.Store, given.StoreCredential, given.StoreKey, patience);

    /// <summary>The place that -Store names, or else the environment variable SOUNDCLOUD_STORE, or else this machine's own.</summary>
    /// <exception cref="InvalidRequestException">The address, the key or the credential is invalid.</exception>
    public static IAccountPlace At(PSCmdlet cmdlet, string? store, PSCredential? credential, SecureString? key, TimeSpan? patience = null)
    {
        var address = store ?? Variable(StoreVariable);
        var server = ServerOf(address);
        if (credential is not null && server is null)
            throw new InvalidRequestException(Messages.CredentialWithoutServer);
        if (server is { UserInfo.Length: > 0 } && store is not null)
            throw new InvalidRequestException(Messages.CredentialInAddress);
        if (server is not null)
            return RemotePlace.OfRedis(server, credential, SealOf(key), patience ?? DefaultPatience);
        if (VaultOf(address) is { } vault)
            return RemotePlace.OfVault(SecretVault.Find(cmdlet, vault), SealOf(key), Folder);
        if (address is not null)
            return new FolderPlace(FolderOf(cmdlet, address), SealOf(key), isOwn: false);
        return key is null ? Own : throw new InvalidRequestException(Messages.KeyWithoutStore);
    }

    /// <summary>The accounts of the place that -Store names in a command line that is being typed. No server and no vault is asked at a key press.</summary>
    public static IAccountPlace? AtPrompt(string? store) =>
        (store ?? Variable(StoreVariable)) is not { } address ? Own
        : ServerOf(address) is null && VaultOf(address) is null ? new FolderPlace(Path.GetFullPath(address), SealOf(null), isOwn: false)
        : null;

    /// <summary>
    /// A client of a stored account, or null if there is none. An account that cannot be read is removed, and the result is null too.
    /// </summary>
    public static async Task<SoundCloudClient?> OpenClientAsync(IAccountStore store, string name, CancellationToken cancellationToken)
    {
        var (isThere, entry) = await store.ReadAccountAsync(name, cancellationToken).ConfigureAwait(false);
        if (entry is not null)
            return new(entry.Apply(new() { TokenStore = store, Account = name }));
        if (isThere)
            await store.RemoveAccountAsync(name, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>
    /// Whose the stored account of these settings is, before a sign-in replaces it. An account that was stored without its user is asked. Null
    /// if there is no account, if it is an app's, or if it cannot say any more, which is a warning.
    /// </summary>
    public static async Task<string?> OwnerAsync(IAccountStore store, SoundCloudClientOptions options, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var (_, entry) = await store.ReadAccountAsync(options.Account!, cancellationToken).ConfigureAwait(false);
        if (entry is null or { User: not null } or { Grant: Grant.ClientCredentials })
            return entry?.User;
        try
        {
            using var client = new SoundCloudClient(entry.Apply(options with { TokenStore = store, MaximumRetryCount = 0 }));
            return (await client.Observe(observer).Users.GetAsync(SoundCloudId.Me, cancellationToken).ConfigureAwait(false)).Urn;
        }
        catch (SoundCloudException)
        {
            observer.OnWarning(Messages.OwnerUnknown(options.Account!));
            return null;
        }
    }

    private static Uri? ServerOf(string? address) =>
        address?.Contains("://", StringComparison.Ordinal) is not true ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "redis" or "rediss", Host.Length: > 0 } ? uri
        : throw new InvalidRequestException(Messages.NotAStore(Printable.Line(address[..address.IndexOf("://", StringComparison.Ordinal)] + "://")));

    private static string? VaultOf(string? address) =>
        address?.StartsWith(SecretVault.Scheme, StringComparison.OrdinalIgnoreCase) is not true ? null
        : address[SecretVault.Scheme.Length..] is { Length: > 0 } name ? name
        : throw new InvalidRequestException(Messages.NotAStore(address));

    private static string FolderOf(PSCmdlet cmdlet, string address)
    {
        var path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(address, out var provider, out _);
        return provider.ImplementingType == typeof(Microsoft.PowerShell.Commands.FileSystemProvider) ? path : throw new InvalidRequestException(Messages.NotAStore(address));
    }

    private static EntrySeal? SealOf(SecureString? key) =>
        (key.Reveal() ?? Variable(KeyVariable)) is { } text
            ? EntrySeal.Of(text) ?? throw new InvalidRequestException(Messages.NotAKey)
            : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}

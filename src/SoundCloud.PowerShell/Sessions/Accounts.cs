using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>Finds the place where accounts are stored.</summary>
internal static class Accounts
{
    private const string StoreVariable = "SOUNDCLOUD_STORE", KeyVariable = "SOUNDCLOUD_STORE_KEY";

    private static string Folder =>
        Environment.GetEnvironmentVariable("SOUNDCLOUD_ACCOUNTS_PATH") is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "SoundCloud", "accounts");

    /// <summary>Whether -Store or the environment names a place other than this machine's own.</summary>
    public static bool IsNamed(string? store) => Named(store) is not null;

    /// <summary>The place that -Store names, or else the environment variable SOUNDCLOUD_STORE, or else this machine's own.</summary>
    /// <exception cref="InvalidRequestException">The address or the key is invalid.</exception>
    public static IAccountPlace At(PSCmdlet cmdlet, string? store, SecureString? key)
    {
        if (Named(store) is not { } address)
            return key is null ? new FolderPlace(Folder, null, isOwn: true) : throw new InvalidRequestException(Messages.KeyWithoutStore);
        return new FolderPlace(FolderOf(cmdlet, address), SealOf(key), isOwn: false);
    }

    /// <summary>The place that -Store names in a command line that is being typed.</summary>
    public static IAccountPlace AtPrompt(string? store) =>
        Named(store) is { } address ? new FolderPlace(Path.GetFullPath(address), SealOf(null), isOwn: false) : new FolderPlace(Folder, null, isOwn: true);

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

    private static string? Named(string? store) => store ?? Variable(StoreVariable);

    private static string FolderOf(PSCmdlet cmdlet, string address)
    {
        var path = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(address, out var provider, out _);
        return provider.Name is "FileSystem" ? path : throw new InvalidRequestException(Messages.NotAStore(address));
    }

    private static EntrySeal? SealOf(SecureString? key) =>
        (key.Reveal() ?? Variable(KeyVariable)) is { } text
            ? EntrySeal.Of(text) ?? throw new InvalidRequestException(Messages.NotAKey)
            : null;

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

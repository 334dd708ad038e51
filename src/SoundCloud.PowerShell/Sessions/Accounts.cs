namespace SoundCloud.PowerShell;

/// <summary>Where this user's accounts are kept on this machine.</summary>
internal static class Accounts
{
    /// <summary>The folder of the accounts, each with a file of its own.</summary>
    public static string Folder =>
        Environment.GetEnvironmentVariable("SOUNDCLOUD_ACCOUNTS_PATH") is { Length: > 0 } path
            ? Path.GetFullPath(path)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "SoundCloud", "accounts");

    /// <summary>The machine's safe store; else, where that is allowed, a plain file, with a warning; else null.</summary>
    /// <exception cref="TokenStoreException">There is none, and one is required.</exception>
    public static async Task<IAccountStore?> OpenAsync(bool allowPlainText, bool isRequired, IRequestObserver observer, CancellationToken cancellationToken)
    {
        var (store, reason) = await FindAsync(allowPlainText, cancellationToken).ConfigureAwait(false);
        if (store is null && isRequired)
            throw new TokenStoreException(Messages.NoSafeStore(reason));
        if (store is null)
            observer.OnNotice(Messages.TokenInMemory(reason));
        if (store?.Kind is StoreKind.PlainTextFile)
            observer.OnWarning(Messages.TokensUnencrypted(Folder));
        return store;
    }

    /// <summary>All that this machine has, to list and to remove from.</summary>
    public static async Task<IReadOnlyList<IAccountStore>> OpenAllAsync(CancellationToken cancellationToken)
    {
        if (!Directory.Exists(Folder))
            return [];
        var (store, _) = await Stores.OpenSecureAsync(Folder, cancellationToken).ConfigureAwait(false);
        return store is null ? [Stores.OpenPlainText(Folder)] : [store, Stores.OpenPlainText(Folder)];
    }

    /// <summary>A client of a stored account; null where there is none, and where it cannot be read: then it is forgotten here.</summary>
    public static async Task<SoundCloudClient?> OpenClientAsync(IAccountStore store, string name, CancellationToken cancellationToken)
    {
        var (isThere, entry) = await store.ReadAccountAsync(name, cancellationToken).ConfigureAwait(false);
        if (entry is not null)
            return new(entry.Apply(new() { TokenStore = store, Account = name }));
        if (isThere)
            await store.RemoveAccountAsync(name, cancellationToken).ConfigureAwait(false);
        return null;
    }

    private static async Task<(IAccountStore? Store, string? Reason)> FindAsync(bool allowPlainText, CancellationToken cancellationToken)
    {
        try
        {
            var (store, reason) = await Stores.OpenSecureAsync(Folder, cancellationToken).ConfigureAwait(false);
            return (store ?? (allowPlainText ? Stores.OpenPlainText(Folder) : null), reason);
        }
        catch (TokenStoreException e)
        {
            // A folder that cannot be written is no place for either.
            return (null, e.Message);
        }
    }
}

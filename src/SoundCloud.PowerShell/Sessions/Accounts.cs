namespace SoundCloud.PowerShell;

/// <summary>Where this user's accounts are kept on this machine.</summary>
internal static class Accounts
{
    // What an app asks for itself is no account of anybody's.
    private const string AppPrefix = "app/";

    // Its token lives for an hour: what is this old is of an app, a secret or an address that nobody uses any more.
    private static readonly TimeSpan AppsAreKept = TimeSpan.FromDays(1);

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
        if (store?.Kind is "PlainTextFile")
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

    /// <summary>The accounts' names in a store.</summary>
    public static async Task<IReadOnlyList<string>> NamesAsync(IAccountStore store, CancellationToken cancellationToken) =>
        [.. (await store.ListAsync(cancellationToken).ConfigureAwait(false)).Where(static name => !name.StartsWith(AppPrefix, StringComparison.Ordinal)).Order(StringComparer.OrdinalIgnoreCase)];

    public static async Task RemoveAsync(IAccountStore store, string name, CancellationToken cancellationToken)
    {
        await using var held = (await store.LockAsync(name, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await store.WriteAsync(name, null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes the tokens of apps that are used no more; what cannot be removed stays.</summary>
    public static async Task RemoveOldAppsAsync(IAccountStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var name in await store.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                if (name.StartsWith(AppPrefix, StringComparison.Ordinal))
                    await store.RemoveUnusedAsync(name, now - AppsAreKept, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (TokenStoreException)
        {
            // The sign-in does not need it.
        }
    }

    /// <summary>A client of a stored account; null where there is none, and where it cannot be read: then it is forgotten here.</summary>
    public static async Task<SoundCloudClient?> OpenClientAsync(IAccountStore store, string name, CancellationToken cancellationToken)
    {
        var text = await store.ReadAsync(name, cancellationToken).ConfigureAwait(false);
        if (TokenEntry.Read(text) is { } entry)
            return new(entry.Apply(new() { TokenStore = store, Account = name }));
        if (text is not null)
            await RemoveAsync(store, name, cancellationToken).ConfigureAwait(false);
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

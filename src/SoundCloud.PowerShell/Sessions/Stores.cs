using SoundCloud.Storage;

namespace SoundCloud.PowerShell;

/// <summary>
/// Opens the stores of accounts. Only this class names types of SoundCloud.Storage, because compiling a method that does loads the
/// assembly.
/// </summary>
internal static class Stores
{
    /// <summary>
    /// The machine's own secret store, or why there is none. If the caller cancels, it does not wait for a keyring that is still asking the
    /// user.
    /// </summary>
    public static Task<(IAccountStore? Store, string? Reason)> OpenSecureAsync(string folder, CancellationToken cancellationToken) =>
        Task.Run<(IAccountStore?, string?)>(() => (AccountStores.OpenSecure(folder, out var reason), reason), cancellationToken).WaitAsync(cancellationToken);

    /// <inheritdoc cref="AccountStores.OpenPlainText"/>
    public static IAccountStore OpenPlainText(string folder) => AccountStores.OpenPlainText(folder);

    /// <summary>A store in a Redis whose entries are sealed with a key.</summary>
    /// <exception cref="TokenStoreException">The server cannot be reached, or refuses.</exception>
    public static async Task<IAccountStore> OpenRedisAsync(Uri address, string? user, string? password, EntrySeal seal, TimeSpan patience, CancellationToken cancellationToken) =>
        new SealedStore(await RedisAccountStore.OpenAsync(address, user, password, patience, cancellationToken).ConfigureAwait(false), seal);

    /// <inheritdoc cref="AccountStores.LockAsync"/>
    public static Task<IAsyncDisposable> LockAsync(string folder, string name, CancellationToken cancellationToken) => AccountStores.LockAsync(folder, name, cancellationToken);

    /// <inheritdoc cref="AccountStores.RemoveLock"/>
    public static void RemoveLock(string folder, string name) => AccountStores.RemoveLock(folder, name);

    /// <summary>A store of files that are sealed with a key.</summary>
    /// <exception cref="TokenStoreException">The folder cannot be created or written to.</exception>
    public static IAccountStore OpenSealed(string folder, EntrySeal seal) => new SealedStore(AccountStores.OpenForSealed(folder), seal, StoreKind.SealedFile);
}

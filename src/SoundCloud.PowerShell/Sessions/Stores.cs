using SoundCloud.Storage;

namespace SoundCloud.PowerShell;

/// <summary>Opens the stores of accounts. Nothing else names a type of SoundCloud.Storage: to compile what does would load it.</summary>
internal static class Stores
{
    /// <summary>The machine's own store of secrets, or why there is none; a cancelled caller leaves although a keyring still asks the user.</summary>
    public static Task<(IAccountStore? Store, string? Reason)> OpenSecureAsync(string folder, CancellationToken cancellationToken) =>
        Task.Run<(IAccountStore?, string?)>(() => (AccountStores.OpenSecure(folder, out var reason), reason), cancellationToken).WaitAsync(cancellationToken);

    /// <inheritdoc cref="AccountStores.OpenPlainText"/>
    public static IAccountStore OpenPlainText(string folder) => AccountStores.OpenPlainText(folder);

    /// <summary>A store of files that are sealed with a key.</summary>
    /// <exception cref="TokenStoreException">The folder cannot be created or written to.</exception>
    public static IAccountStore OpenSealed(string folder, EntrySeal seal) => new SealedStore(AccountStores.OpenForSealed(folder), seal, StoreKind.SealedFile);
}

using SoundCloud.Storage;

namespace SoundCloud.PowerShell;

/// <summary>Opens the stores of accounts; its first call loads SoundCloud.Storage.</summary>
internal static class Stores
{
    /// <summary>The machine's own store of secrets, or why there is none; a cancelled caller leaves although a keyring still asks the user.</summary>
    public static Task<(AccountStore? Store, string? Reason)> OpenSecureAsync(string folder, CancellationToken cancellationToken) =>
        Task.Run(() => (AccountStores.OpenSecure(folder, out var reason), reason), cancellationToken).WaitAsync(cancellationToken);

    /// <inheritdoc cref="AccountStores.OpenPlainText"/>
    public static AccountStore OpenPlainText(string folder) => AccountStores.OpenPlainText(folder);
}

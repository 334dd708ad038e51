using System.Runtime.CompilerServices;

namespace SoundCloud.Storage;

/// <summary>Opens the stores of a folder. Each folder has its own accounts.</summary>
public static class AccountStores
{
    private const string VaultPrefix = "vault-";

    /// <summary>Opens the machine's own secret store, after a test write, read and removal.</summary>
    /// <param name="folder">The folder for locks and for the list of entries. It is created if it is missing.</param>
    /// <param name="reason">A sentence that says why there is no store; null if there is one.</param>
    /// <exception cref="TokenStoreException">The folder cannot be created or written to.</exception>
    public static AccountStore? OpenSecure(string folder, out string? reason)
    {
        // Checked first: without a bus, as in a container, the packages could not work and are not loaded.
        if (OperatingSystem.IsLinux() && !SessionBus.Exists)
        {
            reason = Messages.NoSessionBus;
            return null;
        }

        return Probe(new(folder, "secure-"), out reason);
    }

    /// <summary>Opens a store of unencrypted files, one for each entry, that only their owner can read.</summary>
    /// <exception cref="TokenStoreException">The folder cannot be created or written to.</exception>
    public static AccountStore OpenPlainText(string folder) => new PlainTextAccountStore(new(folder, "plain-"));

    /// <summary>Opens a store of such files for entries that their caller seals.</summary>
    /// <exception cref="TokenStoreException">The folder cannot be created or written to.</exception>
    public static AccountStore OpenForSealed(string folder) => new PlainTextAccountStore(new(folder, "sealed-"));

    /// <summary>Waits for the lock of an entry that is kept elsewhere, where nothing can be locked. It holds off the processes of this machine only.</summary>
    /// <exception cref="TokenStoreException">The folder cannot be created or written to.</exception>
    public static async Task<IAsyncDisposable> LockAsync(string folder, string name, CancellationToken cancellationToken)
    {
        var locks = new StoreFolder(folder, VaultPrefix);
        return await locks.LockAsync(locks.PathOf(name), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes what is left of such a lock. Use this only for entries for which two holders do no harm.</summary>
    public static void RemoveLock(string folder, string name)
    {
        var locks = new StoreFolder(folder, VaultPrefix);
        locks.RemoveLock(locks.PathOf(name));
    }

    // Not inlined, because inlining would load the packages before the bus is checked.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SecureAccountStore? Probe(StoreFolder folder, out string? reason)
    {
        var store = new SecureAccountStore(folder);
        reason = store.Probe();
        return reason is null ? store : null;
    }
}

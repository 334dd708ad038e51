using System.Runtime.CompilerServices;

namespace SoundCloud.Storage;

/// <summary>Opens the stores of a folder: accounts of another folder are other accounts.</summary>
public static class AccountStores
{
    /// <summary>The machine's own store of secrets, tried by a write, a read and a removal.</summary>
    /// <param name="folder">Holds locks and what lists the entries; made where it is missing.</param>
    /// <param name="reason">A sentence that says why there is none; null where there is one.</param>
    /// <exception cref="TokenStoreException">The folder cannot be made or written.</exception>
    public static AccountStore? OpenSecure(string folder, out string? reason)
    {
        // Asked first: on a machine without a bus, a container, nothing is loaded that could not work.
        if (OperatingSystem.IsLinux() && !SessionBus.Exists)
        {
            reason = Messages.NoSessionBus;
            return null;
        }

        return Probe(new(folder, "secure-"), out reason);
    }

    /// <summary>A file for each entry, readable by its owner alone and not encrypted.</summary>
    /// <exception cref="TokenStoreException">The folder cannot be made or written.</exception>
    public static AccountStore OpenPlainText(string folder) => new PlainTextAccountStore(new(folder, "plain-"));

    // Not inlined: that would load the packages before the bus is looked for.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static SecureAccountStore? Probe(StoreFolder folder, out string? reason)
    {
        var store = new SecureAccountStore(folder);
        reason = store.Probe();
        return reason is null ? store : null;
    }
}

using System.ComponentModel;
using System.Management.Automation;
using SoundCloud.Storage;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet on the accounts that are stored on this machine; it needs no session.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AccountCommand : StoppableCommand
{
    /// <summary>The accounts of these names; a name without wildcards that nobody has is one non-terminating error.</summary>
    private protected List<(AccountStore Store, StoredAccount Account)> Find(string[] names)
    {
        IReadOnlyList<AccountStore> stores = [];
        var found = new List<(AccountStore, StoredAccount)>();
        if (!Try(null, () => stores = Await(Accounts.OpenAllAsync(PipelineStopToken))))
            return found;
        foreach (var name in names)
        {
            var before = found.Count;
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            foreach (var store in stores)
                Try(name, () => found.AddRange(Await(FindAsync(store, pattern))));
            if (found.Count == before && !WildcardPattern.ContainsWildcardCharacters(name))
                WriteError(ErrorRecords.NoAccount(name));
        }
        return found;
    }

    private async Task<List<(AccountStore Store, StoredAccount Account)>> FindAsync(AccountStore store, WildcardPattern pattern)
    {
        var found = new List<(AccountStore, StoredAccount)>();
        foreach (var name in await Accounts.NamesAsync(store, PipelineStopToken).ConfigureAwait(false))
        {
            if (pattern.IsMatch(name))
                found.Add((store, new StoredAccount(name, store.Kind, TokenEntry.Read(await store.ReadAsync(name, PipelineStopToken).ConfigureAwait(false)))));
        }
        return found;
    }
}

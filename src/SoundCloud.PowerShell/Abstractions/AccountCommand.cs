using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet on the accounts that are stored on this machine; it needs no session.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class AccountCommand : StoppableCommand
{
    /// <summary>The accounts of these names; a name without wildcards that nobody has is one non-terminating error.</summary>
    private protected List<(IAccountStore Store, StoredAccount Account)> Find(string[] names)
    {
        IReadOnlyList<IAccountStore> stores = [];
        var found = new List<(IAccountStore, StoredAccount)>();
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

    private async Task<List<(IAccountStore Store, StoredAccount Account)>> FindAsync(IAccountStore store, WildcardPattern pattern)
    {
        var found = new List<(IAccountStore, StoredAccount)>();
        foreach (var name in await store.AccountNamesAsync(PipelineStopToken).ConfigureAwait(false))
        {
            if (pattern.IsMatch(name))
                found.Add((store, new StoredAccount(name, store.Kind, (await store.ReadAccountAsync(name, PipelineStopToken).ConfigureAwait(false)).Entry)));
        }
        return found;
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Finds the accounts that are stored on this machine, for a cmdlet that needs no session.</summary>
internal sealed class AccountSearch(StoppableCommand command)
{
    /// <summary>The accounts of these names; a name without wildcards that nobody has is one non-terminating error.</summary>
    public List<(IAccountStore Store, StoredAccount Account)> Find(string[] names)
    {
        IReadOnlyList<IAccountStore> stores = [];
        var found = new List<(IAccountStore, StoredAccount)>();
        if (!command.Try(null, () => stores = command.Await(Accounts.OpenAllAsync(command.PipelineStopToken))))
            return found;
        foreach (var name in names)
        {
            var before = found.Count;
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            foreach (var store in stores)
                command.Try(name, () => found.AddRange(command.Await(FindAsync(store, pattern, command.PipelineStopToken))));
            if (found.Count == before && !WildcardPattern.ContainsWildcardCharacters(name))
                command.WriteError(ErrorRecords.NoAccount(name));
        }
        return found;
    }

    private static async Task<List<(IAccountStore Store, StoredAccount Account)>> FindAsync(IAccountStore store, WildcardPattern pattern, CancellationToken stop)
    {
        var found = new List<(IAccountStore, StoredAccount)>();
        foreach (var name in await store.AccountNamesAsync(stop).ConfigureAwait(false))
        {
            if (pattern.IsMatch(name))
                found.Add((store, new StoredAccount(name, store.Kind, (await store.ReadAccountAsync(name, stop).ConfigureAwait(false)).Entry)));
        }
        return found;
    }
}

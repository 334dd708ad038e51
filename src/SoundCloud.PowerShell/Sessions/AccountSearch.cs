using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Finds stored accounts, for a cmdlet that needs no session.</summary>
internal sealed class AccountSearch(StoreCommand command)
{
    /// <summary>
    /// The accounts with these names. A name that an account has is literal, and so are all names that come from objects; another one
    /// can have wildcards. A literal name that no account has is a non-terminating error, and so is an account that cannot be read.
    /// </summary>
    public List<(IAccountStore Store, StoredAccount Account)> Find(string[] names, bool areLiteral = false)
    {
        var found = new List<(IAccountStore, StoredAccount)>();
        IAccountPlace? place = null;
        IReadOnlyList<IAccountStore> stores = [];
        if (!command.Try(null, () => stores = command.Await((place = Accounts.At(command)).OpenAllAsync(command.PipelineStopToken))))
            return found;
        foreach (var name in names)
        {
            var isUnknown = true;
            var all = new List<(IAccountStore Store, string Account)>();
            foreach (var store in stores)
                isUnknown &= command.Try(name, () => all.AddRange(command.Await(store.AccountNamesAsync(command.PipelineStopToken)).Select(account => (store, account))));
            var isLiteral = areLiteral || !WildcardPattern.ContainsWildcardCharacters(name) || all.Exists(one => IsSame(one.Account, name));
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            foreach (var (store, account) in all.Where(one => isLiteral ? IsSame(one.Account, name) : pattern.IsMatch(one.Account)))
            {
                isUnknown = false;
                command.Try(account, () => found.Add((store, new(account, store.Kind, command.Await(store.ReadAccountAsync(account, command.PipelineStopToken)).Entry))));
            }
            if (isUnknown && isLiteral)
                command.WriteError(ErrorRecords.NoAccount(name, place!));
        }
        return found;
    }

    private static bool IsSame(string account, string name) => account.Equals(name, StringComparison.OrdinalIgnoreCase);
}

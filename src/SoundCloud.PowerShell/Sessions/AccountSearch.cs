using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>Finds stored accounts, for a cmdlet that needs no session.</summary>
internal sealed class AccountSearch(StoppableCommand command, string? store, PSCredential? storeCredential, SecureString? storeKey)
{
    /// <summary>
    /// The accounts with these names. A name without wildcards that no account has is a non-terminating error, and so is an account that
    /// cannot be read.
    /// </summary>
    public List<(IAccountStore Store, StoredAccount Account)> Find(string[] names)
    {
        var found = new List<(IAccountStore, StoredAccount)>();
        IAccountPlace? place = null;
        IReadOnlyList<IAccountStore> stores = [];
        if (!command.Try(null, () => stores = command.Await((place = Accounts.At(command, store, storeCredential, storeKey)).OpenAllAsync(command.PipelineStopToken))))
            return found;
        foreach (var name in names)
        {
            var isThere = false;
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            foreach (var one in stores)
            {
                IReadOnlyList<string> all = [];
                isThere |= !command.Try(name, () => all = command.Await(one.AccountNamesAsync(command.PipelineStopToken)));
                foreach (var account in all.Where(pattern.IsMatch))
                {
                    isThere = true;
                    command.Try(account, () => found.Add((one, new(account, one.Kind, command.Await(one.ReadAccountAsync(account, command.PipelineStopToken)).Entry))));
                }
            }
            if (!isThere && !WildcardPattern.ContainsWildcardCharacters(name))
                command.WriteError(ErrorRecords.NoAccount(name, place!));
        }
        return found;
    }
}

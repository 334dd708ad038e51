using System.Collections;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes the names of stored accounts.</summary>
internal sealed class AccountCompleter : ValueCompleter
{
    /// <inheritdoc/>
    // A store that asks the user something must not block the prompt.
    protected override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) =>
        (Accounts.AtPrompt(given["Store"] as string) is { } place ? TimeLimit.Await(stop => NamesAsync(place, stop)) : null)?.Select(static name => new Candidate(name)) ?? [];

    private static async Task<SortedSet<string>> NamesAsync(IAccountPlace place, CancellationToken stop)
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var store in await place.OpenAllAsync(stop).ConfigureAwait(false))
            names.UnionWith(await store.AccountNamesAsync(stop).ConfigureAwait(false));
        return names;
    }
}

using System.Collections;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes the entries of a set. An entry matches if one of its words begins with the typed text.</summary>
internal sealed class WordCompleter<T> : ValueCompleter
    where T : WordSet, new()
{
    private static readonly T Set = new();

    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) =>
        Set.Meanings.Select(static known => new Candidate(known.Key, null, known.Value.Length == 0 ? null : $"{known.Key}: {known.Value}"));

    /// <inheritdoc/>
    protected override int? Rank(Candidate candidate, string word) =>
        base.Rank(candidate, word) ?? (candidate.Text.Contains(" " + word, StringComparison.OrdinalIgnoreCase) ? 1 : null);
}

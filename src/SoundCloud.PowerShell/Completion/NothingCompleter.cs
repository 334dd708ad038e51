using System.Collections;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes nothing, for values that only the user knows. Without it, PowerShell would offer the names of files.</summary>
internal sealed class NothingCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) => [];
}

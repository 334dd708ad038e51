using System.Collections;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes $true and $false. Without it, PowerShell would offer file names.</summary>
internal sealed class BooleanCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) => [new("$true"), new("$false")];

    /// <inheritdoc/>
    protected override int? Rank(Candidate candidate, string word) => candidate.Text.StartsWith("$" + word, StringComparison.OrdinalIgnoreCase) ? 0 : null;

    /// <inheritdoc/>
    protected override string Write(string value, TypedWord word) => value;
}

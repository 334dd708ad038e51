using System.Collections;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes the accounts of the sessions that are open in this runspace.</summary>
internal sealed class OpenAccountCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) =>
        RunspaceSessions.All.Where(static session => session.Account is not null)
            .DistinctBy(static session => session.Account, StringComparer.OrdinalIgnoreCase)
            .Select(static session => new Candidate(session.Account!, null, session.ToString()));
}

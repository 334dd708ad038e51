using System.Collections;
using System.Management.Automation.Language;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell;

/// <summary>Completes the sandbox's faults.</summary>
internal sealed class FaultCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given) =>
        SoundCloudSandbox.Faults.Select(static fault => new Candidate(fault.Name, null, fault.Description));
}

using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell;

/// <summary>Completes the sandbox's faults.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FaultCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        SoundCloudSandbox.Faults
            .Where(fault => fault.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(fault => new CompletionResult(fault.Name, fault.Name, CompletionResultType.ParameterValue, fault.Description));
}

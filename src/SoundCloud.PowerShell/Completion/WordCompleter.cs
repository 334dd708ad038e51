using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes the words of a <see cref="ValidateWordAttribute"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WordCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var property = typeof(TrackMetadataCommand).GetProperty(parameterName);
        var words = property?.GetCustomAttributes(typeof(ValidateWordAttribute), false).Cast<ValidateWordAttribute>().SingleOrDefault()?.Words;
        return (words ?? [])
            .Where(word => word.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(word => new CompletionResult(word));
    }
}

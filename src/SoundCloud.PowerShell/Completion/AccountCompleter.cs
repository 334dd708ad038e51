using System.Collections;
using System.ComponentModel;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes the names of stored accounts.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AccountCompleter : IArgumentCompleter
{
    // A store that asks its user something must not hold the prompt.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var word = wordToComplete.Trim('\'', '"');
        var names = Task.Run(NamesAsync);
        if (!((IAsyncResult)names).AsyncWaitHandle.WaitOne(Patience) || !names.IsCompletedSuccessfully)
            yield break;
        // What cannot be shown as it is cannot be put into the command line either.
        foreach (var name in names.Result.Where(name => name.StartsWith(word, StringComparison.OrdinalIgnoreCase) && name == Printable.Line(name)))
            yield return new CompletionResult(Quoted(name), name, CompletionResultType.ParameterValue, name);
    }

    private static async Task<SortedSet<string>> NamesAsync()
    {
        var names = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var store in await Accounts.OpenAllAsync(CancellationToken.None).ConfigureAwait(false))
            names.UnionWith(await Accounts.NamesAsync(store, CancellationToken.None).ConfigureAwait(false));
        return names;
    }

    private static string Quoted(string name) =>
        name.All(static c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.') ? name : $"'{CodeGeneration.EscapeSingleQuotedStringContent(name)}'";
}

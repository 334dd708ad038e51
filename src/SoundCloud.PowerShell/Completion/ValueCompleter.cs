using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>
/// Completes a parameter's values. A derived class lists the candidates; this class selects those that match, quotes and shows them, and
/// hides failures.
/// </summary>
internal abstract class ValueCompleter : IArgumentCompleter
{
    private const int LongestTitle = 80;
    private const int LongestToolTip = 300;

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        try
        {
            var word = new TypedWord(wordToComplete);
            return [.. Candidates(word.Text, commandAst, fakeBoundParameters ?? new Hashtable())
                // Text that cannot be shown unchanged cannot be put into the command line either.
                .Where(static candidate => candidate.Text.Length > 0 && candidate.Text == Printable.Line(candidate.Text))
                .Select(candidate => (Candidate: candidate, Rank: Rank(candidate, word.Text)))
                .Where(static ranked => ranked.Rank is not null)
                .OrderBy(static ranked => ranked.Rank)
                .Select(ranked => ToResult(ranked.Candidate, word))];
        }
        catch (Exception)
        {
            // Tab must not show an error: a failure completes nothing.
            return [];
        }
    }

    /// <summary>The possible values, best first.</summary>
    /// <param name="word">The text that was typed so far, without quotes.</param>
    /// <param name="command">The command line.</param>
    /// <param name="given">The values of the other parameters, if they are known without running the line.</param>
    protected abstract IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given);

    /// <summary>How well a value matches the typed text: 0 is best, null is no match.</summary>
    protected virtual int? Rank(Candidate candidate, string word) =>
        candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : null;

    /// <summary>The value as it is written in place of the word.</summary>
    protected virtual string Write(string value, TypedWord word) => word.Write(value);

    private CompletionResult ToResult(Candidate candidate, TypedWord word)
    {
        var title = Shown(candidate.Title, candidate.Text, LongestTitle);
        return new(Write(candidate.Text, word), title, CompletionResultType.ParameterValue, Shown(candidate.ToolTip, title, LongestToolTip));
    }

    private static string Shown(string? text, string otherwise, int longest) =>
        Printable.Line(text, longest) is { Length: > 0 } line && !string.IsNullOrWhiteSpace(line) ? line : otherwise;
}

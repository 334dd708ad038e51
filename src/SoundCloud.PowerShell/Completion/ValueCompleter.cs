using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes a parameter's values: a completer says which there are; what fits, how it is quoted and shown, and that nothing fails, is here.</summary>
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
                // What cannot be shown as it is cannot be put into the command line either.
                .Where(static candidate => candidate.Text.Length > 0 && candidate.Text == Printable.Line(candidate.Text))
                .Select(candidate => (Candidate: candidate, Rank: Rank(candidate, word.Text)))
                .Where(static ranked => ranked.Rank is not null)
                .OrderBy(static ranked => ranked.Rank)
                .Select(ranked => ToResult(ranked.Candidate, word))];
        }
        catch (Exception)
        {
            // Whoever presses Tab asked for no error: what fails completes nothing.
            return [];
        }
    }

    /// <summary>The values that there are, best first.</summary>
    /// <param name="word">What was typed so far, without quotes.</param>
    /// <param name="command">The command line.</param>
    /// <param name="given">The other parameters' values, as far as they are known without running anything.</param>
    protected abstract IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given);

    /// <summary>How well a value fits what was typed, 0 best; null where it does not.</summary>
    protected virtual int? Rank(Candidate candidate, string word) =>
        candidate.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0 : null;

    /// <summary>A value as it is written in place of the word.</summary>
    protected virtual string Write(string value, TypedWord word) => word.Write(value);

    private CompletionResult ToResult(Candidate candidate, TypedWord word)
    {
        var title = Shown(candidate.Title, candidate.Text, LongestTitle);
        return new(Write(candidate.Text, word), title, CompletionResultType.ParameterValue, Shown(candidate.ToolTip, title, LongestToolTip));
    }

    private static string Shown(string? text, string otherwise, int longest) =>
        Printable.Line(text, longest) is { Length: > 0 } line && !string.IsNullOrWhiteSpace(line) ? line : otherwise;
}

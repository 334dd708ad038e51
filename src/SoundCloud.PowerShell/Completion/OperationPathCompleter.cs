using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace SoundCloud.PowerShell;

/// <summary>Completes the paths of the API. If -Method is given, only paths with that method.</summary>
internal sealed class OperationPathCompleter : ValueCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<Candidate> Candidates(string word, CommandAst command, IDictionary given)
    {
        var method = (given["Method"] is PSObject wrapped ? wrapped.BaseObject : given["Method"]) as string;
        return Operations.All
            .Where(operation => method is null || Answers(operation, method))
            .GroupBy(static operation => operation.Path, StringComparer.Ordinal)
            .Select(static path => new Candidate(path.Key, null, string.Join(" ", path.Select(Described))));
    }

    /// <inheritdoc/>
    protected override int? Rank(Candidate candidate, string word) =>
        base.Rank(candidate, word) ?? (candidate.Text.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1 : null);

    // The API answers HEAD wherever it answers GET.
    private static bool Answers(Operation operation, string method) =>
        operation.Method.Equals(method.Equals("HEAD", StringComparison.OrdinalIgnoreCase) ? "GET" : method, StringComparison.OrdinalIgnoreCase);

    private static string Described(Operation operation) =>
        $"{operation.Method}: {operation.Summary}{(operation.Cmdlet is "Invoke-SCRaw" ? "" : $" ({operation.Cmdlet})")}";
}

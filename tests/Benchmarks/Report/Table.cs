using System.Text;

namespace SoundCloud.Benchmarks;

/// <summary>The results as a Markdown table.</summary>
public static class Table
{
    public static string Of(IReadOnlyList<Outcome> outcomes)
    {
        var text = new StringBuilder("| what | median | 95 % interval | rounds | target | |\n|--|--:|--:|--:|--:|--|\n");
        foreach (var outcome in outcomes)
            text.Append(Line(outcome)).Append('\n');
        return text.ToString();
    }

    private static string Line(Outcome outcome)
    {
        var row = outcome.Row;
        var what = outcome.Remark is null ? row.What : $"{row.What} ({outcome.Remark})";
        if (outcome.NotRun is not null)
            return $"| {what} | – | – | – | {row.TargetText} | {outcome.NotRun} |";
        var estimate = outcome.Estimate;
        return $"| {what} | {Figure.Text(estimate.Median)}{Figure.Suffix(row.Unit)} | {Figure.Text(estimate.Low)} – {Figure.Text(estimate.High)} | {estimate.Rounds} | {row.TargetText} | {Word(outcome.Verdict)} |";
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Met => "met",
        Verdict.Undecided => "not decided",
        Verdict.Missed => "**missed**",
        _ => "",
    };
}

using System.Globalization;
using System.Security;
using System.Text;

namespace SoundCloud.Benchmarks;

/// <summary>
/// The results as a picture: the cost of a track for each subject, and the distance of each figure from its target. Both scales are logarithmic.
/// </summary>
public static class BarChart
{
    private const int Width = 760;
    private const int Left = 16;
    private const int Right = Width - 16;
    private const int RowHeight = 40;
    private const int BarHeight = 13;
    private const int PanelHead = 54;

    // Room for a figure behind a bar.
    private const int Figures = 200;

    // Light by default, dark where the reader's system is.
    private const string Style = """
        text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
        .head { font-weight: 600; font-size: 15px; }
        .soft { fill: #59636e; font-size: 12px; }
        .grid { stroke: #d1d9e0; stroke-width: 1; }
        .line { stroke: #1f2328; stroke-width: 1.5; }
        .spread { stroke: #1f2328; stroke-width: 1.25; }
        .ours { fill: #d9480f; } .other { fill: #8b949e; } .met { fill: #2f9e44; } .open { fill: #e0a100; } .missed { fill: #d1242f; }
        @media (prefers-color-scheme: dark) {
          text { fill: #f0f6fc; } .soft { fill: #9198a1; } .grid { stroke: #3d444d; } .line, .spread { stroke: #f0f6fc; }
          .ours { fill: #ff7a3d; } .other { fill: #6e7681; } .met { fill: #3fb950; } .open { fill: #d29922; } .missed { fill: #f85149; }
        }
        """;

    private static readonly (string Key, string Name, bool IsOurs)[] Subjects =
    [
        ("raw-cpu", "raw GET, discarded (floor)", false),
        ("tokenise-cpu", "GET and tokenise (floor)", false),
        ("library-cpu", "client library", true),
        ("module-cpu", "module, in PowerShell", true),
        ("fetch-cpu", "Node: fetch + JSON.parse", false),
        ("ts-cpu", "Node: soundcloud-api-ts", false),
        ("irm-cpu", "PowerShell: Invoke-RestMethod", false),
    ];

    public static string Of(IReadOnlyList<Outcome> outcomes)
    {
        var body = new StringBuilder();
        var top = 0;
        var costs = Subjects
            .Select(subject => (subject.Name, subject.IsOurs, Outcome: outcomes.FirstOrDefault(outcome => outcome.Row.Key == subject.Key)))
            .Where(static bar => bar.Outcome is { NotRun: null })
            .Select(static bar => (bar.Name, bar.IsOurs, bar.Outcome!.Estimate))
            .OrderBy(static bar => bar.Estimate.Median)
            .ToArray();
        if (costs.Length > 1)
            top = Costs(body, costs);
        var targets = outcomes.Where(static outcome => outcome is { NotRun: null, Row.Bound: not Bound.None }).ToArray();
        if (targets.Length > 0)
            top = Targets(body, targets, top);
        var height = top + 12;
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {height}" width="{Width}" height="{height}" role="img" aria-label="Benchmark results">
            <style>
            {Style}
            </style>
            {body}</svg>

            """;
    }

    private static int Costs(StringBuilder body, (string Name, bool IsOurs, Estimate Estimate)[] bars)
    {
        var low = Math.Pow(10, Math.Floor(Math.Log10(bars.Min(static bar => bar.Estimate.Median))));
        var high = bars.Max(static bar => bar.Estimate.High);
        Head(body, 0, "CPU per track, µs", "lower is better; each grid line is ten times the previous one");
        var bottom = PanelHead + bars.Length * RowHeight;
        var y = PanelHead;
        foreach (var (name, isOurs, estimate) in bars)
        {
            Text(body, "", Left, y + 11, name);
            for (var tick = low; tick <= high; tick *= 10)
                Tick(body, "grid", X(tick), y + 16);
            Bar(body, isOurs ? "ours" : "other", Left, X(estimate.Median), y + 16);
            Spread(body, X(estimate.Low), X(estimate.High), y + 16);
            Text(body, "", Math.Max(X(estimate.Median), X(estimate.High)) + 8, y + 27, $"{Figure.Text(estimate.Median)} µs");
            y += RowHeight;
        }
        return bottom + 14;

        double X(double value) => Left + Math.Log(value / low) / Math.Log(high / low) * (Right - Left - Figures / 2);
    }

    private static int Targets(StringBuilder body, Outcome[] outcomes, int top)
    {
        // As a distance from the target: 2 is twice as good, ½ half as good.
        var high = Math.Max(2, outcomes.Max(static outcome => Distance(outcome, outcome.Estimate.Median)));
        var low = Math.Min(0.5, outcomes.Min(static outcome => Distance(outcome, outcome.Estimate.Median)));
        (low, high) = (Math.Max(low, 1 / 8.0), Math.Min(high, 8));
        Head(body, top, "Against the targets", "right of the line is better than the target; each grid line is twice the previous one");
        var start = top + PanelHead;
        var bottom = start + outcomes.Length * RowHeight;
        var y = start;
        foreach (var outcome in outcomes)
        {
            var (estimate, row) = (outcome.Estimate, outcome.Row);
            Text(body, "", Left, y + 11, row.What.TrimStart('…', ' '));
            for (var tick = 1 / 8.0; tick <= 8; tick *= 2)
            {
                if (tick != 1 && tick >= low && tick <= high)
                    Tick(body, "grid", X(tick), y + 16);
            }
            Bar(body, outcome.Verdict switch { Verdict.Met => "met", Verdict.Missed => "missed", _ => "open" }, X(1), X(Distance(outcome, estimate.Median)), y + 16);
            Tick(body, "line", X(1), y + 16);
            Spread(body, X(Distance(outcome, estimate.Low)), X(Distance(outcome, estimate.High)), y + 16);
            Text(body, "soft", Right, y + 27, $"{Figure.Text(estimate.Median)}{Figure.Suffix(row.Unit)}  (target {row.TargetText})", "end");
            y += RowHeight;
        }
        return bottom;

        double X(double value) => Left + Math.Log(Math.Clamp(value, low, high) / low) / Math.Log(high / low) * (Right - Left - Figures);
    }

    private static double Distance(Outcome outcome, double value) =>
        value <= 0 ? 8 : outcome.Row.Bound is Bound.AtMost ? outcome.Row.Target / value : value / outcome.Row.Target;

    private static void Head(StringBuilder body, int top, string head, string note)
    {
        Text(body, "head", Left, top + 22, head);
        Text(body, "soft", Left, top + 40, note);
    }

    private static void Bar(StringBuilder body, string kind, double from, double to, double y) => body.Append(
        CultureInfo.InvariantCulture,
        $"<rect class=\"{kind}\" x=\"{Math.Min(from, to):0.#}\" y=\"{y:0.#}\" width=\"{Math.Max(1.5, Math.Abs(to - from)):0.#}\" height=\"{BarHeight}\" rx=\"2\"/>\n");

    // Only beside the bar, so that it does not cross the text.
    private static void Tick(StringBuilder body, string kind, double x, double y) => Line(body, kind, x, y - 3, x, y + BarHeight + 3);

    private static void Spread(StringBuilder body, double from, double to, double y)
    {
        var middle = y + BarHeight / 2.0;
        Line(body, "spread", from, middle, to, middle);
        Line(body, "spread", from, middle - 3, from, middle + 3);
        Line(body, "spread", to, middle - 3, to, middle + 3);
    }

    private static void Line(StringBuilder body, string kind, double x1, double y1, double x2, double y2) => body.Append(
        CultureInfo.InvariantCulture,
        $"<line class=\"{kind}\" x1=\"{x1:0.#}\" y1=\"{y1:0.#}\" x2=\"{x2:0.#}\" y2=\"{y2:0.#}\"/>\n");

    private static void Text(StringBuilder body, string kind, double x, double y, string text, string anchor = "start") => body.Append(
        CultureInfo.InvariantCulture,
        $"<text class=\"{kind}\" x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\">{SecurityElement.Escape(text)}</text>\n");
}

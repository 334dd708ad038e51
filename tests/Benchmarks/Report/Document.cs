using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>The results as files: a page with the table, the picture beside it, and all values of all rounds.</summary>
public static class Document
{
    private const string Intro = """
        # Benchmark

        What the module costs beside floors and peers. One process on loopback serves lists of tracks from memory (200 a page, about 2.7 KB
        a track, the same in every run) and everybody reads the same lists, each in a process of its own, in an order that rotates from round
        to round. A figure is the median of the rounds' ratios with its 95 % interval (bootstrap); the ids that came are checked in every round.
        A target is missed only where the whole interval lies past it. The control is the same floor twice: where its two copies differ by
        more than 5 %, the run says so and judges nothing.

        `./build.ps1 Bench` makes this page's figures on your machine (`-Quick` for a look), in `out/benchmarks`.
        """;

    private const string Peers = """
        What they do not do: `Invoke-RestMethod` neither signs in nor retries; the floors know where the next page is, or make nothing of
        what they read; Node has no shell whose pipeline costs something for each item. Times at 80 ms are of the module alone, against itself
        or against what no client could be faster than. A .NET process on one core optimises ten times later than on several; those here are
        told not to (`DOTNET_TC_DelaySingleProcMultiplier=1`), as nobody's machine has one.
        """;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Markdown(IReadOnlyList<Outcome> outcomes, string machine, string verdict, string picture) => $"""
        {Intro}

        {machine}

        ![The same as bars]({picture})

        {Table.Of(outcomes)}
        {verdict}

        {Peers}

        """;

    public static string Json(IReadOnlyList<Outcome> outcomes, string machine) => JsonSerializer.Serialize(
        new
        {
            Machine = machine,
            Rows = outcomes.Select(static outcome => new
            {
                outcome.Row.Key,
                outcome.Row.Series,
                outcome.Row.What,
                outcome.Row.Unit,
                Target = outcome.Row.TargetText,
                Verdict = outcome.Verdict.ToString(),
                outcome.NotRun,
                outcome.Estimate.Median,
                outcome.Estimate.Low,
                outcome.Estimate.High,
                outcome.Values,
            }),
        },
        Indented);

    /// <summary>When and on what kind of machine; nothing that names the machine.</summary>
    public static string Machine(Shell shell, DateTimeOffset now, string load)
    {
        string[] facts =
        [
            now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            $"{Environment.ProcessorCount} cores ({RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()}), {(Shell.IsPinned ? "server on core 0, subjects on core 1" : "not pinned")}",
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            shell.PowerShellVersion ?? "no PowerShell",
            Shell.VersionOf("node") is { } node ? $"Node {node.TrimStart('v')}" : "no Node",
            $"load average {load}",
        ];
        return string.Join("; ", facts) + ".";
    }
}

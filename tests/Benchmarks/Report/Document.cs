using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>The results as files: a page with the table, the picture beside it, and all values of all rounds.</summary>
public static class Document
{
    private const string Intro = """
        # Benchmark

        This page compares the module with other clients, and with floors: programs that do only part of the work. One process on loopback serves
        lists of tracks from memory (200 per page, about 2.7 KB per track, the same in every run). Each client reads the same lists in a process of
        its own; the order of the clients rotates from round to round. A figure is the median of the rounds' ratios, with its 95 % interval
        (bootstrap). Every round checks the ids that were read. A target is missed only if the whole interval lies beyond it. The control measures
        the same floor twice: if the two differ by more than 5 %, the run reports that and judges nothing.

        `./build.ps1 Bench` measures these figures on your machine and writes them to `out/benchmarks`; `-Quick` takes fewer rounds.
        """;

    private const string Peers = """
        The other clients do less: `Invoke-RestMethod` does not sign in or retry; the floors know where the next page is, or discard what they
        read; Node has no shell whose pipeline adds a cost per item. The rows at 80 ms measure the module alone, against itself or against the
        theoretical best. On one core, .NET optimises code ten times later than on several. As real machines have several, the processes here are
        configured to optimise at the usual time (`DOTNET_TC_DelaySingleProcMultiplier=1`).
        """;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Markdown(IReadOnlyList<Outcome> outcomes, string machine, string verdict, string picture) => $"""
        {Intro}

        {machine}

        ![The same figures as bars]({picture})

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

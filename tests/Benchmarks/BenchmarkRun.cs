using System.Globalization;

namespace SoundCloud.Benchmarks;

/// <summary>A whole run: the series one after the other, then the report.</summary>
public static class BenchmarkRun
{
    private const int Missed = 1;
    private const int TooNoisy = 2;

    public static int Run(BenchOptions options)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Directory.CreateDirectory(options.OutputFolder);
        var found = new Measurements(options.Wanted());
        var before = Load();
        Bench.Say($"load {before}; {(Shell.IsPinned ? "server on core 0, subjects on core 1" : "not pinned to cores: there is no taskset, or one core only")}");
        using (var bench = new Bench(options, found))
        {
            // The control comes with every run: it says whether the machine was quiet.
            new Streaming(bench).Run();
            if (found.WantsSeries("chain"))
                new SmallGets(bench).Run();
            if (bench.Shell.NoPowerShell is { } reason)
            {
                foreach (var series in new[] { "import", "cold", "memory", "ids", "likes", "prefetch" })
                    found.SeriesNotRun(series, reason);
            }
            else
            {
                RunShells(bench);
            }
        }
        var outcomes = found.Outcomes;
        Console.WriteLine(Table.Of(outcomes));
        Console.WriteLine($"Load average before {before}, after {Load()}.");
        var control = outcomes.First(outcome => outcome.Row.Key == Rows.Control).Estimate.Median;
        if (Math.Abs(control - 1) > Rows.Noise)
        {
            Console.WriteLine($"Too noisy: the two copies of the same floor differ by {Math.Abs(control - 1):P0}. Nothing is judged by this run.");
            return TooNoisy;
        }
        return outcomes.Any(outcome => outcome.Verdict is Verdict.Missed) ? Missed : 0;
    }

    private static void RunShells(Bench bench)
    {
        var found = bench.Measurements;
        var fresh = new FreshProcesses(bench);
        if (found.WantsSeries("import"))
            fresh.Import();
        if (found.WantsSeries("cold"))
            fresh.Cold();
        if (found.WantsSeries("memory"))
            fresh.Memory();
        if (!found.WantsSeries("ids") && !found.WantsSeries("likes") && !found.WantsSeries("prefetch"))
            return;
        using var latency = new Latency(bench);
        if (found.WantsSeries("ids"))
            latency.Ids();
        if (found.WantsSeries("likes"))
            latency.Like();
        if (found.WantsSeries("prefetch"))
            latency.Prefetch();
    }

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";
}

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
        string machine;
        using (var bench = new Bench(options, found))
        {
            foreach (var (series, run) in Series(bench))
                Run(bench, series, run);
            machine = Document.Machine(bench.Shell, TimeProvider.System.GetUtcNow(), $"{before} before, {Load()} after");
        }

        var outcomes = found.Outcomes;
        var (code, verdict) = Judge(outcomes);
        Console.WriteLine(Table.Of(outcomes));
        Console.WriteLine(machine);
        Console.WriteLine(verdict);
        Write(options.OutputFolder, "results", outcomes, machine, verdict);
        if (options.Update)
            Write(Path.Combine(options.Root, "docs"), "benchmark", outcomes, machine, verdict);
        return code;
    }

    /// <summary>The verdict and the exit code: 1 if a target is missed or a subject failed, 2 if the run was too noisy to judge.</summary>
    public static (int Code, string Text) Judge(IReadOnlyList<Outcome> outcomes)
    {
        var failed = outcomes.Where(static outcome => outcome.Verdict is Verdict.Failed).ToArray();
        if (failed.Length > 0)
            return (Missed, $"{failed.Length} rows failed.");
        var control = outcomes.First(static outcome => outcome.Row.Key == Rows.Control).Estimate.Median;
        if (Math.Abs(control - 1) > Rows.Noise)
            return (TooNoisy, $"Too noisy: two copies of the same floor differ by {Math.Abs(control - 1):P0}. Nothing is judged by this run.");
        var counts = outcomes.GroupBy(static outcome => outcome.Verdict).ToDictionary(static group => group.Key, static group => group.Count());
        return (
            counts.ContainsKey(Verdict.Missed) ? Missed : 0,
            $"{Count(Verdict.Met)} targets met, {Count(Verdict.Undecided)} not decided, {Count(Verdict.Missed)} missed, {Count(Verdict.NotRun)} rows not run.");

        int Count(Verdict verdict) => counts.GetValueOrDefault(verdict);
    }

    // The control comes with every run: it says whether the machine was quiet.
    private static IEnumerable<(string Series, Action Run)> Series(Bench bench)
    {
        yield return ("stream", new Streaming(bench).Run);
        yield return ("chain", new SmallGets(bench).Run);
        yield return ("tokens", new Tokens(bench).Run);
        var fresh = new FreshProcesses(bench);
        yield return ("import", fresh.Import);
        yield return ("cold", fresh.Cold);
        yield return ("memory", fresh.Memory);
        yield return ("ids", () => Latency.Run(bench, static latency => latency.Ids()));
        yield return ("likes", () => Latency.Run(bench, static latency => latency.Like()));
        yield return ("prefetch", () => Latency.Run(bench, static latency => latency.Prefetch()));
    }

    private static void Run(Bench bench, string series, Action run)
    {
        if (!bench.Measurements.WantsSeries(series))
            return;
        if (series is not ("stream" or "chain" or "tokens") && bench.Shell.NoPowerShell is { } reason)
        {
            bench.Measurements.SeriesNotRun(series, reason);
            return;
        }
        var watch = System.Diagnostics.Stopwatch.StartNew();
        try
        {
            run();
            Bench.Say($"{series}: {watch.Elapsed.TotalSeconds:0} s");
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or System.Text.Json.JsonException)
        {
            Bench.Say($"{series} failed: {e.Message}");
            bench.Measurements.SeriesFailed(series, e.Message.ReplaceLineEndings(" "));
        }
    }

    private static void Write(string folder, string name, IReadOnlyList<Outcome> outcomes, string machine, string verdict)
    {
        File.WriteAllText(Path.Combine(folder, name + ".md"), Document.Markdown(outcomes, machine, verdict, name + ".svg"));
        File.WriteAllText(Path.Combine(folder, name + ".svg"), BarChart.Of(outcomes));
        if (name == "results")
            File.WriteAllText(Path.Combine(folder, name + ".json"), Document.Json(outcomes, machine));
    }

    private static string Load() => File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ')[..3]) : "unknown";
}

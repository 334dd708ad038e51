using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>Shared by all series: the server, the processes and the options.</summary>
public sealed class Bench : IDisposable
{
    private readonly LineProcess _server;
    private readonly HttpClient _http = new() { BaseAddress = null };

    public Bench(BenchOptions options, Measurements measurements)
    {
        Options = options;
        Measurements = measurements;
        Shell = new(options.Pwsh, options.PwshArguments);
        var start = Shell.Self(Shell.ServerCore, "serve");
        // The server sends its answers without changing threads.
        start.Environment["DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS"] = "1";
        _server = new("the server", start);
        var addresses = _server.ReadLine().Split(' ');
        Api = new(addresses[0]);
        DelayedApi = new(addresses[1]);
    }

    public BenchOptions Options { get; }

    public Measurements Measurements { get; }

    public Shell Shell { get; }

    public Uri Api { get; }

    /// <summary>The same with 80 ms before each answer.</summary>
    public Uri DelayedApi { get; }

    public string SinkModule => Path.Combine(Options.Root, "tests", "Benchmarks", "SinkModule", "bin", "Release", "net8.0", "SinkModule.dll");

    public string Module => Path.Combine(Options.Root, "out", "SoundCloud", "SoundCloud.psd1");

    /// <summary>What the server has done since the last call.</summary>
    public ServerFigures Figures(Uri api) =>
        JsonSerializer.Deserialize<ServerFigures>(_http.GetStringAsync(new Uri(api, "/figures")).GetAwaiter().GetResult(), JobResult.Json)!;

    public LineProcess StartSubject(string name) => Ready(new(name, Shell.Self(Shell.SubjectCore, "subject", name.Split(' ')[0], Api.AbsoluteUri)));

    public LineProcess StartPowerShell(string name, int? core, string script, Uri api, params string[] arguments) =>
        Ready(new(name, Shell.PowerShell(core, script, [SinkModule, api.AbsoluteUri, .. arguments])));

    public static LineProcess Ready(LineProcess process)
    {
        var line = process.ReadLine();
        return line == "ready" ? process : throw new InvalidOperationException($"A subject said '{line}' in place of being ready.");
    }

    public static void Say(string text) => Console.Error.WriteLine($"  {text}");

    /// <summary>
    /// Runs jobs of each subject until its runtime has compiled what is hot: two at a time and on both cores, as the compiler has a thread
    /// of its own; what is measured afterwards is on the subjects' core again.
    /// </summary>
    public void WarmUp(IReadOnlyCollection<(LineProcess Process, Func<JobResult> Run)> subjects)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var processes = subjects.GroupBy(static subject => subject.Process).ToArray();
        Parallel.ForEach(processes, new ParallelOptions { MaxDegreeOfParallelism = 2 }, subject =>
        {
            subject.Key.MoveTo($"{Shell.ServerCore},{Shell.SubjectCore}");
            foreach (var (_, run) in subject)
                WarmUp(run);
        });
        foreach (var process in processes)
            process.Key.MoveTo(Shell.SubjectCore.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Say($"warm-up: {watch.Elapsed.TotalSeconds:0} s");
    }

    private void WarmUp(Func<JobResult> run)
    {
        var (elapsed, changed, compiled) = (0.0, 0.0, -1L);
        while (elapsed < Options.WarmUp.Longest && (elapsed < Options.WarmUp.Shortest || elapsed - changed < Options.WarmUp.Calm))
        {
            var result = run();
            elapsed += result.WallMs;
            // A few methods are compiled minutes later, and hardly matter.
            if (result.CompiledMethods > compiled * 1.01)
                (changed, compiled) = (elapsed, result.CompiledMethods);
        }
    }

    /// <summary>Runs a job and checks its result. A subject that read something else is not compared.</summary>
    public static JobResult Run(string name, LineProcess process, Job job, long items, long checksum)
    {
        var result = process.Run(job);
        if (result.Items != items || result.Checksum != checksum)
        {
            throw new InvalidDataException(
                $"{name} read {result.Items} items with the checksum {result.Checksum} in place of {items} with {checksum}.");
        }
        return result;
    }

    public void Dispose()
    {
        _server.Dispose();
        _http.Dispose();
    }
}

public sealed record ServerFigures(double CpuMs, int Requests, int MostInFlight);

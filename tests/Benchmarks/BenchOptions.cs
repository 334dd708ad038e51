namespace SoundCloud.Benchmarks;

/// <summary>How much is measured, and the paths.</summary>
public sealed record BenchOptions
{
    public bool Quick { get; init; }

    /// <summary>Names of rows or series; empty for all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether the results replace those in docs.</summary>
    public bool Update { get; init; }

    public string Pwsh { get; init; } = "pwsh";

    public IReadOnlyList<string> PwshArguments { get; init; } = [];

    public required string Root { get; init; }

    public string OutputFolder => Path.Combine(Root, "out", "benchmarks");

    public int Rounds => Quick ? 9 : 20;

    public int FreshRounds => Quick ? 5 : 11;

    public int MemoryRounds => Quick ? 1 : 3;

    public int LatencyRounds => Quick ? 1 : 3;

    /// <summary>The approximate duration of a measured job.</summary>
    public double JobMilliseconds => Quick ? 200 : 350;

    /// <summary>How many milliseconds a subject warms up: it ends when nothing was compiled for the time Calm.</summary>
    public (double Shortest, double Longest, double Calm) WarmUp => Quick ? (1_500, 5_000, 600) : (2_500, 8_000, 1_000);

    public static BenchOptions Parse(ReadOnlySpan<string> arguments)
    {
        var options = new BenchOptions { Root = FindRoot() };
        for (var i = 0; i < arguments.Length; i++)
        {
            options = arguments[i] switch
            {
                "--quick" => options with { Quick = true },
                "--update" => options with { Update = true },
                "--only" => options with { Only = arguments[++i].Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) },
                "--pwsh" => options with { Pwsh = arguments[++i] },
                "--pwsh-argument" => options with { PwshArguments = [.. options.PwshArguments, arguments[++i]] },
                var other => throw new ArgumentException($"There is no option {other}."),
            };
        }
        return options is { Update: true } and ({ Quick: true } or { Only.Count: > 0 })
            ? throw new ArgumentException("Only a full run goes into docs.")
            : options;
    }

    /// <summary>The rows to measure, and the control with them.</summary>
    public IReadOnlyList<Row> Wanted()
    {
        if (Only.Count == 0)
            return Rows.All;
        if (Only.FirstOrDefault(name => !Rows.All.Any(row => Matches(row, name))) is { } unknown)
            throw new ArgumentException($"There is no row or series '{unknown}'. There are: {string.Join(", ", Rows.All.Select(row => row.Series).Distinct())}; {string.Join(", ", Rows.All.Select(row => row.Key))}.");
        return [.. Rows.All.Where(row => Only.Any(name => Matches(row, name)) || row.Key == Rows.Control)];
    }

    private static bool Matches(Row row, string name) => row.Key == name || row.Series == name;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SoundCloud.PowerShell.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("The benchmarks run from the repository that they were built in.");
    }
}

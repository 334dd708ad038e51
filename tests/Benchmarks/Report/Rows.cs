namespace SoundCloud.Benchmarks;

/// <summary>Whether a target is an upper or a lower bound.</summary>
public enum Bound
{
    /// <summary>It has no target: information.</summary>
    None,
    AtMost,
    AtLeast,
}

/// <summary>A row of the table: its text, its unit and its target.</summary>
public sealed record Row(string Key, string Series, string What, string Unit = "×", Bound Bound = Bound.None, double Target = double.NaN)
{
    public string TargetText => Bound switch
    {
        Bound.AtMost => $"≤ {Figure.Plain(Target)}{Figure.Suffix(Unit)}",
        Bound.AtLeast => $"≥ {Figure.Plain(Target)}{Figure.Suffix(Unit)}",
        _ => "",
    };
}

/// <summary>All rows and their targets, in the order of the table.</summary>
public static class Rows
{
    /// <summary>The control measures the same floor twice. It has no target, but decides whether the other rows are judged.</summary>
    public const string Control = "control";

    /// <summary>How far the control's copies may differ.</summary>
    public const double Noise = 0.05;

    public static IReadOnlyList<Row> All { get; } =
    [
        new("library", "stream", "client library, CPU per item ÷ tokenise floor", Bound: Bound.AtMost, Target: 2.0),
        new("module-irm", "stream", "module, items/s ÷ Invoke-RestMethod", Bound: Bound.AtLeast, Target: 20),
        new("module-ts", "stream", "module, items/s ÷ soundcloud-api-ts", Bound: Bound.AtLeast, Target: 1.65),
        new("module-ts-cpu", "stream", "module, CPU per item ÷ soundcloud-api-ts", Bound: Bound.AtMost, Target: 0.6),
        new("memory-400k", "memory", "peak memory over the idle shell, 400,000 tracks streamed", "MB", Bound.AtMost, 40),
        new("memory-flat", "memory", "… minus 20 MB, ÷ the same for 10,000 tracks", Bound: Bound.AtMost, Target: 1.3),
        new("memory-collected", "memory", "20,000 tracks in a variable, peak over the idle shell ÷ Invoke-RestMethod", Bound: Bound.AtMost, Target: 0.15),
        new("import", "import", "Import-Module over an empty binary module", "ms", Bound.AtMost, 40),
        new("cold", "cold", "cold first item, import and connect included, ÷ Invoke-RestMethod's script", Bound: Bound.AtMost, Target: 0.5),
        new("ids", "ids", "10,000 ids at 80 ms, times faster than one request per id", Bound: Bound.AtLeast, Target: 200),
        new("likes", "likes", "1,000 likes at 80 ms, -ThrottleLimit 8, times faster than serial", Bound: Bound.AtLeast, Target: 7),
        new("prefetch", "prefetch", "20 pages at 80 ms, consumer takes 80 ms per page, ÷ the longer of the two", Bound: Bound.AtMost, Target: 1.15),
        new("chain", "chain", "handler chain, CPU of a small GET ÷ bare HttpClient", Bound: Bound.AtMost, Target: 1.3),
        new("floor", "stream", "raw GET, items/s ÷ module: how far the server is from being the bottleneck", Bound: Bound.AtLeast, Target: 3),

        new("library-search", "stream", "client library ÷ tokenise floor, a different user in each track"),
        new("library-raw", "stream", "client library, CPU per item ÷ raw GET"),
        new("library-bytes", "stream", "client library, bytes allocated per item", "B"),
        new("library-bytes-search", "stream", "… a different user in each track", "B"),
        new("library-cpu", "stream", "client library, CPU per item", "µs"),
        new("tokenise-cpu", "stream", "tokenise floor, CPU per item", "µs"),
        new("raw-cpu", "stream", "raw GET, CPU per item", "µs"),
        new("module-cpu", "stream", "module, CPU per item", "µs"),
        new("module-search-cpu", "stream", "module, CPU per item, a different user in each track", "µs"),
        new("irm-cpu", "stream", "Invoke-RestMethod, CPU per item", "µs"),
        new("ts-cpu", "stream", "soundcloud-api-ts, CPU per item", "µs"),
        new("fetch-cpu", "stream", "node fetch + JSON.parse, CPU per item", "µs"),
        new("module-fetch", "stream", "module, items/s ÷ node fetch + JSON.parse"),
        new("module-rate", "stream", "module, items/s", "/s"),
        new("sink", "stream", "the compiled cmdlet that adds up the ids, CPU per item: part of every PowerShell figure", "µs"),
        new("server", "stream", "the server's core, busy while the module reads", "%"),
        new("tokens-fresh", "tokens", "tokeniser alone, CPU of a process's first 2,000 tracks ÷ Utf8JsonReader"),
        new("tokens-warm", "tokens", "… once both are optimised"),
        new("memory-idle", "memory", "peak memory of an idle shell", "MB"),
        new("memory-10k", "memory", "peak memory over the idle shell, 10,000 tracks streamed", "MB"),
        new("memory-collected-mb", "memory", "20,000 tracks in a variable, peak over the idle shell", "MB"),
        new("memory-collected-irm", "memory", "… by Invoke-RestMethod", "MB"),
        new("import-empty", "import", "Import-Module of an empty binary module", "ms"),
        new("import-control", "import", "… against itself, difference", "ms"),
        new("cold-module", "cold", "cold first item, module", "ms"),
        new("cold-irm", "cold", "cold first item, Invoke-RestMethod's script", "ms"),
        new("prefetch-first", "prefetch", "20 pages at 80 ms, consumer takes its 80 ms at the first item of each page, ÷ the longer of the two"),
        new("chain-cpu", "chain", "handler chain, CPU of a small GET", "µs"),
        new(Control, "stream", "control: the tokenise floor, CPU per item ÷ itself"),
    ];

    public static Row Of(string key) => All.First(row => row.Key == key);
}

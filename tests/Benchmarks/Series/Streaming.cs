namespace SoundCloud.Benchmarks;

/// <summary>Every subject reads the same lists, in long-lived, warmed-up processes, in a rotating order.</summary>
internal sealed class Streaming(Bench bench)
{
    private const string Raw = "raw", Floor = "tokenise", FloorAgain = "tokenise again", FloorSearch = "tokenise search";
    private const string Library = "library", LibrarySearch = "library search";
    private const string Module = "module", ModuleSearch = "module search", Irm = "Invoke-RestMethod";
    private const string Ts = "soundcloud-api-ts", Fetch = "node fetch";

    // Which subjects a row compares.
    private static readonly Dictionary<string, string[]> Needs = new()
    {
        ["library"] = [Library],
        ["library-search"] = [LibrarySearch, FloorSearch],
        ["library-raw"] = [Library, Raw],
        ["library-bytes"] = [Library],
        ["library-bytes-search"] = [LibrarySearch],
        ["library-cpu"] = [Library],
        ["raw-cpu"] = [Raw],
        ["server"] = [Module],
        ["module-cpu"] = [Module],
        ["module-rate"] = [Module],
        ["module-search-cpu"] = [ModuleSearch],
        ["module-irm"] = [Module, Irm],
        ["irm-cpu"] = [Irm],
        ["module-ts"] = [Module, Ts],
        ["module-ts-cpu"] = [Module, Ts],
        ["ts-cpu"] = [Ts],
        ["module-fetch"] = [Module, Fetch],
        ["fetch-cpu"] = [Fetch],
        ["floor"] = [Raw, Module],
        ["sink"] = [Module],
    };

    private readonly Dictionary<string, LineProcess> _processes = [];
    private readonly Dictionary<string, int> _pages = [];
    private readonly Answers _answers = new();

    public void Run()
    {
        var found = bench.Measurements;
        string[] subjects =
        [
            .. new[] { Floor, FloorAgain },
            .. Needs.Where(need => found.Wants(need.Key)).SelectMany(static need => need.Value).Distinct().Order(StringComparer.Ordinal),
        ];
        try
        {
            subjects = [.. subjects.Where(Start)];
            bench.WarmUp([.. subjects.Select(subject => (_processes[ProcessOf(subject)], (Func<JobResult>)(() => Read(subject, PagesAtOnce(subject)))))]);
            foreach (var subject in subjects)
                _pages[subject] = Math.Max(1, (int)(PagesAtOnce(subject) * bench.Options.JobMilliseconds / Read(subject, PagesAtOnce(subject)).WallMs));
            var rounds = bench.Options.Rounds;
            Bench.Say($"streaming: {rounds} rounds of {string.Join(", ", subjects.Select(name => $"{name} ({_pages[name]} pages)"))}");
            for (var round = 0; round < rounds; round++)
            {
                var results = new Dictionary<string, JobResult>();
                foreach (var place in Rotation.Order(subjects.Length, round))
                {
                    var name = subjects[place];
                    var before = bench.Figures(bench.Api);
                    results[name] = Read(name, _pages[name]);
                    var after = bench.Figures(bench.Api);
                    if (name == Module)
                        found.Add("server", (after.CpuMs - before.CpuMs) / results[name].WallMs * 100);
                }
                Add(results);
            }
            if (_processes.TryGetValue(Module, out var module) && found.Wants("sink"))
                MeasureSink(module);
            Remark(subjects);
        }
        finally
        {
            foreach (var process in _processes.Values)
                process.Dispose();
        }
    }

    private static bool IsSearch(string subject) => subject.EndsWith("search", StringComparison.Ordinal);

    // One process reads both corpora.
    private static string ProcessOf(string subject) => IsSearch(subject) ? subject[..^" search".Length] : subject;

    private bool Start(string subject)
    {
        var name = ProcessOf(subject);
        if (_processes.ContainsKey(name))
            return true;
        if (Reason(name) is { } reason)
        {
            foreach (var (key, _) in Needs.Where(need => need.Value.Contains(subject)))
                bench.Measurements.NotRun(key, reason);
            return false;
        }
        _processes[name] = name switch
        {
            Module => bench.StartPowerShell(name, Shell.SubjectCore, "Module.ps1", bench.Api, bench.Module),
            Irm => bench.StartPowerShell(name, Shell.SubjectCore, "InvokeRestMethod.ps1", bench.Api),
            Ts => Bench.Ready(NodePeers.Start(bench, "ts")),
            Fetch => Bench.Ready(NodePeers.Start(bench, "fetch")),
            _ => bench.StartSubject(name),
        };
        return true;
    }

    private string? Reason(string name) => name switch
    {
        Module or Irm => bench.Shell.NoPowerShell,
        Fetch => NodePeers.NoNode,
        Ts => NodePeers.Install(bench),
        _ => null,
    };

    // The pages of a job before it is known how many a measured one takes.
    private static int PagesAtOnce(string subject) => subject switch { Irm => 4, Raw => 200, _ => 30 };

    private JobResult Read(string subject, int pages) => Bench.Run(
        subject,
        _processes[ProcessOf(subject)],
        new(IsSearch(subject) ? "search" : "user") { Pages = pages },
        pages * (long)Corpus.PageSize,
        subject == Raw ? _answers.BytesOf(bench.Api.Authority, pages) : Corpus.Checksum(pages));

    private void Add(Dictionary<string, JobResult> round)
    {
        var found = bench.Measurements;
        found.Add(Rows.Control, round[Floor].CpuPerItem / round[FloorAgain].CpuPerItem);
        var floor = (round[Floor].CpuPerItem + round[FloorAgain].CpuPerItem) / 2;
        found.Add("tokenise-cpu", floor);
        Compare("library", Library, result => result.CpuPerItem / floor);
        Compare("library-cpu", Library, static result => result.CpuPerItem);
        Compare("library-bytes", Library, static result => result.AllocatedBytes / (double)result.Items);
        Compare("library-bytes-search", LibrarySearch, static result => result.AllocatedBytes / (double)result.Items);
        Compare("raw-cpu", Raw, static result => result.CpuPerItem);
        Compare("module-cpu", Module, static result => result.CpuPerItem);
        Compare("module-rate", Module, static result => result.ItemsPerSecond);
        Compare("module-search-cpu", ModuleSearch, static result => result.CpuPerItem);
        Compare("irm-cpu", Irm, static result => result.CpuPerItem);
        Compare("ts-cpu", Ts, static result => result.CpuPerItem);
        Compare("fetch-cpu", Fetch, static result => result.CpuPerItem);
        Ratio("library-search", LibrarySearch, FloorSearch, static result => result.CpuPerItem);
        Ratio("library-raw", Library, Raw, static result => result.CpuPerItem);
        Ratio("module-irm", Module, Irm, static result => result.ItemsPerSecond);
        Ratio("module-ts", Module, Ts, static result => result.ItemsPerSecond);
        Ratio("module-ts-cpu", Module, Ts, static result => result.CpuPerItem);
        Ratio("module-fetch", Module, Fetch, static result => result.ItemsPerSecond);
        Ratio("floor", Raw, Module, static result => result.ItemsPerSecond);

        void Compare(string key, string subject, Func<JobResult, double> figure)
        {
            if (round.TryGetValue(subject, out var result))
                found.Add(key, figure(result));
        }

        void Ratio(string key, string subject, string other, Func<JobResult, double> figure)
        {
            if (round.TryGetValue(subject, out var result) && round.TryGetValue(other, out var against))
                found.Add(key, figure(result) / figure(against));
        }
    }

    private void MeasureSink(LineProcess module)
    {
        const int Times = 10;
        const long Items = Times * 20 * Corpus.PageSize;
        Bench.Run("sink", module, new("sink") { Requests = Times }, Items, 0);
        for (var i = 0; i < 3; i++)
        {
            var sink = Bench.Run("sink", module, new("sink") { Requests = Times }, Items, 0);
            var none = Bench.Run("sink", module, new("null") { Requests = Times }, Items, 0);
            bench.Measurements.Add("sink", sink.CpuPerItem - none.CpuPerItem);
        }
    }

    private void Remark(string[] subjects)
    {
        var found = bench.Measurements;
        var perRound = subjects.Sum(name => (long)_pages[name] * Corpus.PageSize);
        found.Remark(Rows.Control, $"{perRound:N0} ids in each round, all checked");
        found.Remark("module-irm", "which does not sign in or retry");
        found.Remark("module-ts", "version 1.13.4 on Node, without the per-item cost of a shell");
    }
}

namespace SoundCloud.Benchmarks;

/// <summary>The client's tokeniser beside the framework's, in memory: at the start of a process, and when the runtime has optimised both.</summary>
internal sealed class Tokens(Bench bench)
{
    // 2,000 tracks.
    private const int FirstPages = 10;

    private static readonly string[] Names = ["tokens", "tokens-framework"];

    public void Run()
    {
        Fresh();
        Warm();
    }

    private void Fresh()
    {
        Bench.Say($"tokens, fresh processes: {bench.Options.FreshRounds} rounds");
        for (var round = 0; round < bench.Options.FreshRounds; round++)
        {
            var cpu = new double[Names.Length];
            foreach (var place in Rotation.Order(Names.Length, round))
            {
                using var process = bench.StartSubject(Names[place]);
                cpu[place] = Walk(process, FirstPages).CpuPerItem;
            }
            bench.Measurements.Add("tokens-fresh", cpu[0] / cpu[1]);
        }
    }

    private void Warm()
    {
        using var own = bench.StartSubject(Names[0]);
        using var framework = bench.StartSubject(Names[1]);
        LineProcess[] processes = [own, framework];
        bench.WarmUp([.. processes.Select(process => (process, (Func<JobResult>)(() => Walk(process, FirstPages))))]);
        var pages = (int)Math.Max(FirstPages, FirstPages * bench.Options.JobMilliseconds / 2 / Walk(own, FirstPages).WallMs);
        Bench.Say($"tokens, warm: {bench.Options.Rounds} rounds of {pages} pages");
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var cpu = new double[Names.Length];
            foreach (var place in Rotation.Order(Names.Length, round))
                cpu[place] = Walk(processes[place], pages).CpuPerItem;
            bench.Measurements.Add("tokens-warm", cpu[0] / cpu[1]);
        }
    }

    // Each page is the first one again.
    private static JobResult Walk(LineProcess process, int pages) =>
        Bench.Run("tokens", process, new("tokens") { Pages = pages }, pages * (long)Corpus.PageSize, pages * Corpus.Checksum(1));
}

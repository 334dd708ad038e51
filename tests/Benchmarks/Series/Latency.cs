namespace SoundCloud.Benchmarks;

/// <summary>The cost of latency: the same server with 80 ms before each answer.</summary>
internal sealed class Latency(Bench bench) : IDisposable
{
    private const double Delay = 80;
    private const int Pages = 20;
    private const int Likes = 1_000;
    private const int Throttle = 8;

    private readonly LineProcess _module = bench.StartPowerShell("module at 80 ms", null, "Module.ps1", bench.DelayedApi, bench.Module);

    public static void Run(Bench bench, Action<Latency> series)
    {
        using var latency = new Latency(bench);
        series(latency);
    }

    public void Dispose() => _module.Dispose();

    /// <summary>Ten thousand ids from a pipeline, and one request after the other for a sample of them.</summary>
    public void Ids()
    {
        var sample = bench.Options.Quick ? 20 : 30;
        Read("ids", 500);
        Read("one by one", 5);
        Bench.Say($"ids: {bench.Options.LatencyRounds} × 10,000, and {sample} one by one");
        for (var round = 0; round < bench.Options.LatencyRounds; round++)
        {
            var each = Read("one by one", sample).WallMs / sample;
            Asked(sample);
            var all = Read("ids", Corpus.Count);
            Asked(Corpus.Count / 50);
            bench.Measurements.Add("ids", each * Corpus.Count / all.WallMs);
        }
        bench.Measurements.Remark("ids", $"one by one: {sample} of them, scaled");
    }

    public void Like()
    {
        var sample = bench.Options.Quick ? 25 : 40;
        Like(16, Throttle);
        Bench.Say($"likes: {bench.Options.LatencyRounds} × {Likes:N0}, and {sample} serial");
        for (var round = 0; round < bench.Options.LatencyRounds; round++)
        {
            var each = Like(sample, 1) / sample;
            bench.Measurements.Add("likes", each * Likes / Like(Likes, Throttle));
        }
        bench.Measurements.Remark("likes", $"serial: {sample} of them, scaled");
    }

    /// <summary>A consumer that takes as long per page as the server.</summary>
    public void Prefetch()
    {
        var alone = new Job("user") { Pages = Pages };
        var spread = new Job("consumer") { Pages = Pages, SpinMs = Delay };
        Page(spread);
        Bench.Say("prefetch");
        for (var round = 0; round < bench.Options.LatencyRounds; round++)
        {
            var longer = Math.Max(Page(alone), Pages * Delay);
            bench.Measurements.Add("prefetch", Page(spread) / longer);
            bench.Measurements.Add("prefetch-first", Page(spread with { AtFirst = true }) / longer);
        }
    }

    private double Page(Job job) => Bench.Run("module at 80 ms", _module, job, Pages * (long)Corpus.PageSize, Corpus.Checksum(Pages)).WallMs;

    private JobResult Read(string kind, int count)
    {
        bench.Figures(bench.DelayedApi);
        var ids = FirstIds(count);
        return Bench.Run("module at 80 ms", _module, new(kind) { Ids = ids }, count, ids.Sum());
    }

    private double Like(int count, int throttle)
    {
        bench.Figures(bench.DelayedApi);
        var wall = Bench.Run("module at 80 ms", _module, new("likes") { Ids = FirstIds(count), Throttle = throttle }, count, 0).WallMs;
        var figures = Asked(count);
        return figures.MostInFlight <= throttle ? wall : throw new InvalidDataException($"{figures.MostInFlight} likes were in flight, {throttle} are allowed.");
    }

    private ServerFigures Asked(int requests)
    {
        var figures = bench.Figures(bench.DelayedApi);
        return figures.Requests == requests ? figures : throw new InvalidDataException($"{figures.Requests} requests were sent in place of {requests}.");
    }

    private static long[] FirstIds(int count) => [.. Enumerable.Range(0, count).Select(Corpus.Id)];
}

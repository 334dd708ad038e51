namespace SoundCloud.Benchmarks;

/// <summary>The cost of the handlers, relative to a small request.</summary>
internal sealed class SmallGets(Bench bench)
{
    public void Run()
    {
        var size = (long)Corpus.OfOneUser().Track(0).Count;
        string[] names = ["chain", "bare"];
        using var chain = bench.StartSubject(names[0]);
        using var bare = bench.StartSubject(names[1]);
        LineProcess[] processes = [chain, bare];
        const int AtOnce = 2_000;
        bench.WarmUp([.. processes.Select(process => (process, (Func<JobResult>)(() => Send(process, AtOnce))))]);
        var requests = (int)Math.Max(500, AtOnce * bench.Options.JobMilliseconds / 2 / Send(chain, AtOnce).WallMs);
        Bench.Say($"small GETs: {bench.Options.Rounds} rounds of {requests}");
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            var cpu = new double[2];
            foreach (var place in Rotation.Order(2, round))
                cpu[place] = Send(processes[place], requests).CpuPerItem;
            bench.Measurements.Add("chain", cpu[0] / cpu[1]);
            bench.Measurements.Add("chain-cpu", cpu[0]);
        }

        JobResult Send(LineProcess process, int count) => Bench.Run("small GET", process, new("small") { Requests = count }, count, count * size);
    }
}

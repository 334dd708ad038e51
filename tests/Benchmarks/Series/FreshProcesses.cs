using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>The one-time costs of a process: import, time to the first item, memory. Each sample is a new shell.</summary>
internal sealed class FreshProcesses(Bench bench)
{
    private const double Megabyte = 1024;

    // Rounds below 0 fill the file cache and are not counted.
    private int FirstRound => bench.Options.Quick ? 0 : -1;

    public void Import()
    {
        string[] modules = [bench.Module, EmptyModule(), EmptyModule()];
        Bench.Say($"import: {bench.Options.FreshRounds} rounds");
        for (var round = FirstRound; round < bench.Options.FreshRounds; round++)
        {
            var times = new double[modules.Length];
            foreach (var place in Rotation.Order(modules.Length, Math.Max(round, 0)))
                times[place] = Sample("import", "Import.ps1", modules[place]).WallMs;
            if (round < 0)
                continue;
            bench.Measurements.Add("import", times[0] - (times[1] + times[2]) / 2);
            bench.Measurements.Add("import-empty", (times[1] + times[2]) / 2);
            bench.Measurements.Add("import-control", times[1] - times[2]);
        }
    }

    public void Cold()
    {
        string[] scripts = ["ColdModule.ps1", "ColdInvokeRestMethod.ps1"];
        Bench.Say($"cold first item: {bench.Options.FreshRounds} rounds");
        for (var round = FirstRound; round < bench.Options.FreshRounds; round++)
        {
            var times = new double[scripts.Length];
            foreach (var place in Rotation.Order(scripts.Length, Math.Max(round, 0)))
            {
                var result = Sample(scripts[place], scripts[place], [bench.Api.AbsoluteUri, .. place == 0 ? new[] { bench.Module } : []]);
                Check(scripts[place], result, 1, Corpus.Id(0));
                times[place] = result.WallMs;
            }
            if (round < 0)
                continue;
            bench.Measurements.Add("cold", times[0] / times[1]);
            bench.Measurements.Add("cold-module", times[0]);
            bench.Measurements.Add("cold-irm", times[1]);
        }
    }

    public void Memory()
    {
        var rounds = bench.Options.MemoryRounds;
        Bench.Say($"memory: {rounds} {(rounds == 1 ? "round" : "rounds")}");
        for (var round = 0; round < rounds; round++)
        {
            var idle = Peak("idle", 0);
            bench.Measurements.Add("memory-idle", idle);
            var few = Peak("stream", 50) - idle;
            var many = Peak("stream", 2_000) - idle;
            bench.Measurements.Add("memory-10k", few);
            bench.Measurements.Add("memory-400k", many);
            bench.Measurements.Add("memory-flat", (many - 20) / few);
            var ours = Peak("collect", 100) - idle;
            var irm = Peak("collect with Invoke-RestMethod", 100) - idle;
            bench.Measurements.Add("memory-collected", ours / irm);
            bench.Measurements.Add("memory-collected-mb", ours);
            bench.Measurements.Add("memory-collected-irm", irm);
        }
    }

    private double Peak(string kind, int pages)
    {
        var result = Sample(
            kind, "Memory.ps1", kind, pages.ToString(System.Globalization.CultureInfo.InvariantCulture), bench.Api.AbsoluteUri, bench.Module, bench.SinkModule);
        Check(kind, result, pages * (long)Corpus.PageSize, Corpus.Checksum(pages));
        return result.PeakRssKb > 0 ? result.PeakRssKb / Megabyte : throw new InvalidDataException("This system does not tell a process's peak memory.");
    }

    private JobResult Sample(string name, string script, params string[] arguments) =>
        JsonSerializer.Deserialize<JobResult>(LineProcess.LastLine(name, bench.Shell.PowerShell(null, script, arguments)), JobResult.Json)!;

    private static void Check(string name, JobResult result, long items, long checksum)
    {
        if (result.Items != items || result.Checksum != checksum)
            throw new InvalidDataException($"{name} read {result.Items} items with the checksum {result.Checksum} in place of {items} with {checksum}.");
    }

    // A module folder as the gallery makes it: manifest and dll, nothing exported by wildcard.
    private string EmptyModule()
    {
        var folder = Path.Combine(bench.Options.OutputFolder, "EmptyModule");
        Directory.CreateDirectory(folder);
        var dll = Path.Combine(bench.Options.Root, "tests", "Benchmarks", "EmptyModule", "bin", "Release", "net8.0", "EmptyModule.dll");
        File.Copy(dll, Path.Combine(folder, "EmptyModule.dll"), overwrite: true);
        var manifest = Path.Combine(folder, "EmptyModule.psd1");
        File.WriteAllText(manifest, """
            @{
                RootModule = 'EmptyModule.dll'
                ModuleVersion = '1.0'
                GUID = '0b0f4d0e-3c0c-4b53-9b77-0f3f5a4d9c11'
                CmdletsToExport = @('Get-Nothing')
                FunctionsToExport = @()
                AliasesToExport = @()
                VariablesToExport = @()
            }

            """);
        return manifest;
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>A subject in C#. Like the others, it reads jobs from standard input until the input is closed.</summary>
public abstract class Subject
{
    public static async Task RunAsync(string name, Uri uri)
    {
        Subject subject = name switch
        {
            "raw" => new RawGet(uri),
            "tokenise" => new Tokenise(uri),
            "tokens" => new OwnTokens(),
            "tokens-framework" => new FrameworkTokens(),
            "library" => new ClientLibrary(uri),
            "chain" => new HandlerChainGet(uri),
            "bare" => new BareGet(uri),
            _ => throw new ArgumentException($"There is no subject '{name}'.", nameof(name)),
        };
        Console.WriteLine("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var job = JsonSerializer.Deserialize<Job>(line, JobResult.Json)!;
            var allocated = GC.GetTotalAllocatedBytes();
            var cpu = ProcessUsage.CpuMilliseconds;
            var watch = Stopwatch.StartNew();
            var (items, checksum) = await subject.RunAsync(job);
            var result = new JobResult
            {
                Items = items,
                Checksum = checksum,
                WallMs = watch.Elapsed.TotalMilliseconds,
                CpuMs = ProcessUsage.CpuMilliseconds - cpu,
                AllocatedBytes = GC.GetTotalAllocatedBytes() - allocated,
                PeakRssKb = ProcessUsage.PeakKilobytes,
                CompiledMethods = ProcessUsage.CompiledMethods,
            };
            Console.WriteLine(JsonSerializer.Serialize(result, JobResult.Json));
        }
    }

    protected abstract Task<(long Items, long Checksum)> RunAsync(Job job);

    // Like the client's own transport.
    protected static HttpClient NewHttp() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = System.Net.DecompressionMethods.GZip | System.Net.DecompressionMethods.Brotli,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    });
}

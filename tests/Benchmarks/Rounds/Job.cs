using System.Text.Json;

namespace SoundCloud.Benchmarks;

/// <summary>A piece of work for a subject: one line of JSON on its standard input.</summary>
public sealed record Job(string Kind)
{
    /// <summary>The pages of a list, 200 tracks each.</summary>
    public int Pages { get; init; }

    /// <summary>How many small requests.</summary>
    public int Requests { get; init; }

    /// <summary>Tracks by their numbers.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    public int Throttle { get; init; }

    /// <summary>What the consumer takes for each page.</summary>
    public double SpinMs { get; init; }

    /// <summary>Whether it takes all of that at the page's first item.</summary>
    public bool AtFirst { get; init; }
}

/// <summary>The result: one line of JSON on its standard output.</summary>
public sealed record JobResult
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingDefault,
    };

    public long Items { get; init; }

    /// <summary>The sum of the ids, or the bytes for subjects that do not read ids.</summary>
    public long Checksum { get; init; }

    public double WallMs { get; init; }

    /// <summary>User and system time of the whole process.</summary>
    public double CpuMs { get; init; }

    public long AllocatedBytes { get; init; }

    public long PeakRssKb { get; init; }

    /// <summary>How many methods its runtime has compiled so far; 0 where it does not tell.</summary>
    public long CompiledMethods { get; init; }

    public double ItemsPerSecond => Items / WallMs * 1000;

    public double CpuPerItem => CpuMs / Items * 1000;
}

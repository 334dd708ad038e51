using System.Net;

namespace SoundCloud;

/// <summary>Keeps answers for a time: in memory, in a file, or in a service that several machines share. Whatever it throws is a miss.</summary>
public interface IResponseCache
{
    /// <summary>The kept answer of that key, or null where there is none or its time is over.</summary>
    ValueTask<CachedResponse?> GetAsync(string key, CancellationToken cancellationToken);

    /// <summary>Keeps an answer for that long.</summary>
    ValueTask SetAsync(string key, CachedResponse response, TimeSpan timeToLive, CancellationToken cancellationToken);
}

/// <summary>A kept answer: status 200 or one like it, or where a link leads; never with a secret in its headers.</summary>
public sealed record CachedResponse(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>What a resolved link stands for, or the path that a read was redirected to; null for other answers.</summary>
    public Uri? Location { get; init; }

    /// <summary>When its time is over, where the cache tells.</summary>
    internal DateTimeOffset? Until { get; init; }
}

/// <summary>Answers kept in memory; where it is full, the one whose time is over first makes room.</summary>
internal sealed class MemoryResponseCache(TimeProvider time) : IResponseCache
{
    private const int Most = 1000;
    private readonly Dictionary<string, (CachedResponse Response, DateTimeOffset Until)> _entries = new(StringComparer.Ordinal);

    public ValueTask<CachedResponse?> GetAsync(string key, CancellationToken cancellationToken)
    {
        lock (_entries)
            return new(_entries.TryGetValue(key, out var entry) && time.GetUtcNow() < entry.Until ? entry.Response : null);
    }

    public ValueTask SetAsync(string key, CachedResponse response, TimeSpan timeToLive, CancellationToken cancellationToken)
    {
        lock (_entries)
        {
            if (_entries.Count >= Most && !_entries.ContainsKey(key))
                _entries.Remove(_entries.MinBy(static entry => entry.Value.Until).Key);
            _entries[key] = (response, time.GetUtcNow() + timeToLive);
        }
        return default;
    }
}

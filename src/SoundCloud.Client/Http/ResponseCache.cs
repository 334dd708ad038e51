using System.Collections.Concurrent;
using System.Net;

namespace SoundCloud;

/// <summary>Keeps answers for a time; an implementation may be a dictionary, a file or a shared service.</summary>
public interface IResponseCache
{
    /// <summary>The kept answer of that key, or null where there is none or its time is over.</summary>
    CachedResponse? Get(string key);

    /// <summary>Keeps an answer for that long.</summary>
    void Set(string key, CachedResponse response, TimeSpan timeToLive);

    /// <summary>Forgets all answers.</summary>
    void Clear();
}

/// <summary>A kept answer: status 200 or one like it, or where a link leads; never with a secret in its headers.</summary>
public sealed record CachedResponse(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>What a resolved link stands for; null for other answers.</summary>
    public Uri? Location { get; init; }
}

/// <summary>Answers kept in memory.</summary>
internal sealed class MemoryResponseCache(TimeProvider time) : IResponseCache
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<string, (CachedResponse Response, DateTimeOffset Until)> _entries = new(StringComparer.Ordinal);

    public CachedResponse? Get(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
            return null;
        if (time.GetUtcNow() < entry.Until)
            return entry.Response;
        _entries.TryRemove(new(key, entry));
        return null;
    }

    public void Set(string key, CachedResponse response, TimeSpan timeToLive)
    {
        var now = time.GetUtcNow();
        if (_entries.Count >= Most)
        {
            foreach (var entry in _entries.Where(e => e.Value.Until <= now))
                _entries.TryRemove(entry);
        }
        // Full of answers that are all still good: this one is not kept.
        if (_entries.Count < Most)
            _entries[key] = (response, now + timeToLive);
    }

    public void Clear() => _entries.Clear();
}

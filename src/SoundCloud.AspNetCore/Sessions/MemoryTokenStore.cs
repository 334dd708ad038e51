using System.Collections.Concurrent;

namespace SoundCloud.AspNetCore;

/// <summary>Keeps accounts in memory: they end with the process. A site that keeps them registers another <see cref="ITokenStore"/>.</summary>
internal sealed class MemoryTokenStore : ITokenStore
{
    private readonly ConcurrentDictionary<string, string> _entries = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new(StringComparer.Ordinal);

    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_entries.GetValueOrDefault(name));

    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        if (entry is null)
            _entries.TryRemove(name, out _);
        else
            _entries[name] = entry;
        return Task.CompletedTask;
    }

    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        var held = _locks.GetOrAdd(name, static _ => new(1, 1));
        await held.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Held(held);
    }

    private sealed class Held(SemaphoreSlim held) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            held.Release();
            return default;
        }
    }
}

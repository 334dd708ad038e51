using System.Net;

namespace SoundCloud;

/// <summary>What all clients of one app in a process share: the limits that it reached and, where they have no store, its token.</summary>
internal sealed class AppShare : ITokenStore, IDisposable
{
    private static readonly Dictionary<Key, AppShare> Shares = [];

    private readonly Key _key;
    private readonly SemaphoreSlim _holder = new(1, 1);
    private volatile string? _entry;
    private int _clients;

    private AppShare(Key key) => (_key, Limits) = (key, new(key.Time));

    /// <summary>The limits that any of them reached.</summary>
    public RateLimits Limits { get; }

    /// <summary>Joins the clients of the app at the same addresses; null where the client has no app. A client that has left disposes of it.</summary>
    public static AppShare? Join(SoundCloudClientOptions options)
    {
        if (options.Credentials is null)
            return null;
        var key = new Key(StoredTokens.NameOf(options), options.ApiUri, options.Transport, options.Proxy is WebProxy proxy ? proxy.Address : options.Proxy, options.TimeProvider);
        lock (Shares)
        {
            if (!Shares.TryGetValue(key, out var share))
                Shares.Add(key, share = new(key));
            share._clients++;
            return share;
        }
    }

    /// <inheritdoc/>
    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(_entry);

    /// <inheritdoc/>
    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        _entry = entry;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        await _holder.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new Held(_holder);
    }

    /// <summary>A client leaves; the token goes with the last one.</summary>
    public void Dispose()
    {
        lock (Shares)
        {
            if (--_clients == 0)
                Shares.Remove(_key);
        }
    }

    // Who goes another way, or has another clock, asks for themselves.
    private sealed record Key(string App, Uri ApiUri, HttpMessageHandler? Transport, object? Proxy, TimeProvider Time);

    private sealed class Held(SemaphoreSlim holder) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            holder.Release();
            return default;
        }
    }
}

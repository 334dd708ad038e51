namespace SoundCloud.Tests;

/// <summary>A store of accounts that several clients share, as if they were machines. It shares values too, on a clock of its own.</summary>
internal sealed class MemoryAccountStore(TimeProvider time) : IAccountStore, ISharedValues
{
    private readonly object _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (byte[] Value, DateTimeOffset Until)> _values = new(StringComparer.Ordinal);

    public MemoryTokenStore Entries { get; } = new();

    /// <summary>Whether the server with the values is away.</summary>
    public bool IsAway { get; set; }

    /// <summary>Runs before a value is added.</summary>
    public Func<Task>? BeforeAdding { get; set; }

    /// <summary>How often a value was asked for.</summary>
    public int Asked { get; private set; }

    public string Kind => StoreKind.Memory;

    public ISharedValues Values => this;

    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_lock)
                return [.. _values.Keys];
        }
    }

    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. Entries.Names]);

    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => Entries.ReadAsync(name, cancellationToken);

    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        lock (_lock)
            _written[name] = time.GetUtcNow();
        return Entries.WriteAsync(name, entry, cancellationToken);
    }

    public async Task<bool> ReplaceAsync(string name, string? expected, string? entry, CancellationToken cancellationToken)
    {
        if (Entries[name] != expected)
            return false;
        await WriteAsync(name, entry, cancellationToken);
        return true;
    }

    public Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken) => Entries.LockAsync(name, cancellationToken);

    public Task RemoveUnusedAsync(string name, DateTimeOffset since, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_written[name] < since)
                Entries[name] = null;
        }
        return Task.CompletedTask;
    }

    public Task<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Asked++;
            RefuseIfAway();
            return Task.FromResult(_values.TryGetValue(key, out var kept) && time.GetUtcNow() < kept.Until ? kept.Value : null);
        }
    }

    public Task SetAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RefuseIfAway();
            _values[key] = (value, time.GetUtcNow() + lifetime);
        }
        return Task.CompletedTask;
    }

    public async Task<bool> AddAsync(string key, byte[] value, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        if (BeforeAdding is { } before)
            await before();
        lock (_lock)
        {
            RefuseIfAway();
            if (_values.TryGetValue(key, out var kept) && time.GetUtcNow() < kept.Until)
                return false;
            _values[key] = (value, time.GetUtcNow() + lifetime);
            return true;
        }
    }

    public Task RemoveAsync(string[] keys, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            RefuseIfAway();
            foreach (var key in keys)
                _values.Remove(key);
        }
        return Task.CompletedTask;
    }

    private void RefuseIfAway()
    {
        if (IsAway)
            throw new TokenStoreException("The server is away.");
    }
}

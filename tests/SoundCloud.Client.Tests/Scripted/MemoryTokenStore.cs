namespace SoundCloud.Tests;

/// <summary>A store that several clients share, as if they were processes. It records the order of calls, and can be made to wait or fail.</summary>
internal sealed class MemoryTokenStore : ITokenStore
{
    private readonly object _lock = new();
    private readonly Dictionary<string, string> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SemaphoreSlim> _holders = new(StringComparer.Ordinal);
    private readonly List<string> _events = [];
    private readonly List<(string Step, int Count, TaskCompletionSource Reached)> _watchers = [];

    /// <summary>Runs before each <c>read</c>, <c>lock</c>, <c>write</c>, <c>remove</c> and <c>release</c>.</summary>
    public Func<string, CancellationToken, Task>? Before { get; set; }

    public IReadOnlyList<string> Events
    {
        get
        {
            lock (_lock)
                return [.. _events];
        }
    }

    public IReadOnlyCollection<string> Names
    {
        get
        {
            lock (_lock)
                return [.. _entries.Keys];
        }
    }

    public string? this[string name]
    {
        get
        {
            lock (_lock)
                return _entries.GetValueOrDefault(name);
        }

        set
        {
            lock (_lock)
            {
                if (value is null)
                    _entries.Remove(name);
                else
                    _entries[name] = value;
            }
        }
    }

    public int Count(string step) => Events.Count(e => e == step);

    /// <summary>Adds an event that happened elsewhere.</summary>
    public void Note(string step)
    {
        lock (_lock)
        {
            _events.Add(step);
            foreach (var watcher in _watchers.Where(w => _events.Count(e => e == w.Step) >= w.Count).ToList())
            {
                _watchers.Remove(watcher);
                watcher.Reached.SetResult();
            }
        }
    }

    /// <summary>Completes when a step was started that often.</summary>
    public Task BegunAsync(string step, int count = 1)
    {
        lock (_lock)
        {
            if (_events.Count(e => e == step) >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((step, count, reached));
            return reached.Task;
        }
    }

    /// <summary>Makes one step fail from now on.</summary>
    public void Fail(string step, Func<Exception>? failure = null) =>
        Before = (begun, _) => begun == step ? Task.FromException(failure?.Invoke() ?? new IOException("The disk is full.")) : Task.CompletedTask;

    public async Task<string?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        await BeginAsync("read", cancellationToken);
        return this[name];
    }

    public async Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        await BeginAsync(entry is null ? "remove" : "write", cancellationToken);
        this[name] = entry;
    }

    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        SemaphoreSlim? holder;
        lock (_lock)
        {
            if (!_holders.TryGetValue(name, out holder))
                _holders.Add(name, holder = new(1, 1));
        }
        await BeginAsync("lock", cancellationToken);
        await holder.WaitAsync(cancellationToken);
        return new Held(this, holder);
    }

    private Task BeginAsync(string step, CancellationToken cancellationToken)
    {
        Note(step);
        return Before?.Invoke(step, cancellationToken) ?? Task.CompletedTask;
    }

    private sealed class Held(MemoryTokenStore store, SemaphoreSlim holder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            holder.Release();
            await store.BeginAsync("release", CancellationToken.None);
        }
    }
}

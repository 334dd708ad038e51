namespace SoundCloud;

/// <summary>Runs a few tasks at a time and returns their results in the order in which they were added.</summary>
internal sealed class OrderedWindow<T> : IAsyncDisposable
{
    private readonly Queue<Task<T>> _queue = new();
    private readonly SemaphoreSlim _slots;
    private readonly CancellationTokenSource _stop;

    public OrderedWindow(int width, CancellationToken cancellationToken)
    {
        _slots = new SemaphoreSlim(width);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    }

    /// <summary>Whether all results were taken.</summary>
    public bool IsEmpty => _queue.Count == 0;

    /// <summary>Whether the oldest task has ended.</summary>
    public bool IsNextReady => _queue.TryPeek(out var oldest) && oldest.IsCompleted;

    /// <summary>Waits for a free place and starts the work.</summary>
    public async Task AddAsync(Func<CancellationToken, Task<T>> work)
    {
        await WaitForPlaceAsync().ConfigureAwait(false);
        Start(work);
    }

    /// <summary>Waits for a free place, which <see cref="Start"/> then takes. The task that left the place has ended.</summary>
    public Task WaitForPlaceAsync() => _slots.WaitAsync(_stop.Token);

    /// <summary>Starts the work in a place that was waited for.</summary>
    public void Start(Func<CancellationToken, Task<T>> work)
    {
        var task = RunAsync(work);
        _queue.Enqueue(task);
        // Not in the task itself: the place would be free a moment before the result is there.
        task.ContinueWith(
            static (_, slots) => ((SemaphoreSlim)slots!).Release(), _slots, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>The oldest result.</summary>
    public Task<T> TakeAsync() => _queue.Dequeue();

    /// <summary>Cancels the tasks that still run, and waits for their end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        foreach (var task in _queue)
            await ((Task)task).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        // Not the places, which have no handle: the last of them may be given back just now.
        _stop.Dispose();
    }

    private async Task<T> RunAsync(Func<CancellationToken, Task<T>> work) => await work(_stop.Token).ConfigureAwait(false);
}

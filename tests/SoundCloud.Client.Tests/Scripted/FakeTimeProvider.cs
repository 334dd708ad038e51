namespace SoundCloud.Tests;

/// <summary>A clock that only the test advances. It reports which timers wait.</summary>
internal sealed class FakeTimeProvider : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<FakeTimer> _pending = [];
    private readonly List<(Func<bool> Condition, TaskCompletionSource Reached)> _watchers = [];
    private DateTimeOffset _now = new(2030, 5, 17, 12, 0, 0, TimeSpan.Zero);
    private int _sets;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset Now => GetUtcNow();

    /// <summary>How often timers were started or restarted.</summary>
    public int Sets
    {
        get
        {
            lock (_lock)
                return _sets;
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what falls due, in order.</summary>
    public void Advance(TimeSpan by)
    {
        var target = Now + by;
        while (true)
        {
            FakeTimer? next;
            lock (_lock)
            {
                next = _pending.Where(t => t.Due <= target).MinBy(t => t.Due);
                _now = next is null ? target : next.Due > _now ? next.Due : _now;
                if (next is not null)
                    _pending.Remove(next);
            }
            if (next is null)
                return;
            next.Fire();
        }
    }

    /// <summary>Completes when a timer with exactly this due time waits.</summary>
    public Task TimerAsync(TimeSpan dueTime) => ReachedAsync(() => _pending.Exists(t => t.DueTime == dueTime));

    /// <summary>Completes when that many timers with exactly this due time wait.</summary>
    public Task TimersAsync(TimeSpan dueTime, int count) => ReachedAsync(() => _pending.Count(t => t.DueTime == dueTime) >= count);

    /// <summary>Completes when timers were started or restarted that often.</summary>
    public Task SetsAsync(int count) => ReachedAsync(() => _sets >= count);

    private Task ReachedAsync(Func<bool> condition)
    {
        lock (_lock)
        {
            if (condition())
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((condition, reached));
            return reached.Task;
        }
    }

    private bool Set(FakeTimer timer, TimeSpan dueTime)
    {
        var fires = dueTime == TimeSpan.Zero;
        lock (_lock)
        {
            _pending.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _sets++;
                timer.DueTime = dueTime;
                timer.Due = _now + dueTime;
                if (!fires)
                    _pending.Add(timer);
            }
            foreach (var watcher in _watchers.Where(w => w.Condition()).ToList())
            {
                _watchers.Remove(watcher);
                watcher.Reached.SetResult();
            }
        }
        if (fires)
            timer.Fire();
        return true;
    }

    private void Remove(FakeTimer timer)
    {
        lock (_lock)
            _pending.Remove(timer);
    }

    private sealed class FakeTimer(FakeTimeProvider owner, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public TimeSpan DueTime { get; set; }

        // The client uses no periodic timer.
        public bool Change(TimeSpan dueTime, TimeSpan period) => owner.Set(this, dueTime);

        public void Fire() => callback(state);

        public void Dispose() => owner.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

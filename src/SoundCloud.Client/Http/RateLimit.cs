namespace SoundCloud;

/// <summary>A limit that was reached: all who share it wait for its end, then one goes first and the others follow when it got through.</summary>
internal sealed class RateLimit(TimeProvider time)
{
    private readonly object _lock = new();
    private DateTimeOffset? _closedUntil;
    private bool _isTried;
    private TaskCompletionSource _changed = NewSignal();

    /// <summary>Waits until the limit may be over; true for the one who goes first, whose outcome the others wait for.</summary>
    public async ValueTask<bool> EnterAsync(TimeSpan longest, Action<TimeSpan> onWait, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task change;
            TimeSpan left;
            lock (_lock)
            {
                if (_closedUntil is not { } end)
                    return false;
                left = end - time.GetUtcNow();
                if (left <= TimeSpan.Zero && !_isTried)
                    return _isTried = true;
                if (left > longest)
                    return false;
                change = _changed.Task;
            }
            if (left > TimeSpan.Zero)
            {
                onWait(left);
                await Task.Delay(left, time, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await change.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>It was reached: nobody enters before that time.</summary>
    public void Close(DateTimeOffset end)
    {
        lock (_lock)
        {
            if (_closedUntil is not { } known || end > known)
                _closedUntil = end;
        }
    }

    /// <summary>The one who went first got through.</summary>
    public void Open()
    {
        lock (_lock)
        {
            _closedUntil = null;
            _isTried = false;
        }
        Signal();
    }

    /// <summary>The one who went first did not get through: another one tries, after the wait.</summary>
    public void Abandon()
    {
        lock (_lock)
            _isTried = false;
        Signal();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        TaskCompletionSource changed;
        lock (_lock)
            (changed, _changed) = (_changed, NewSignal());
        changed.SetResult();
    }
}

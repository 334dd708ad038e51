using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that can wait for the client and be stopped while it waits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StoppableCommand : PSCmdlet, IDisposable
{
    private const int LongestTarget = 400;

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled by Ctrl+C; the engine's own name for it from 7.6 on.</summary>
    internal CancellationToken PipelineStopToken => _stop.Token;

    internal PipelineObserver Observer { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing() => FittedTables.Fit(this);

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            // On another thread, while the pipeline's is in Await: it may only cancel.
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended just now.
        }
    }

    /// <inheritdoc cref="IDisposable.Dispose"/>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
    }

    /// <summary>Asks the user where that is wanted; a title, a path or a name that others chose shows as one line.</summary>
    internal new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(Printable.Line(target, LongestTarget), Printable.Line(action, LongestTarget));

    /// <summary>Whether nothing was asked for at all: no id given and no pipeline that could have brought one.</summary>
    private protected bool IsBare(string parameter) =>
        !MyInvocation.BoundParameters.ContainsKey(parameter) && !MyInvocation.ExpectingInput;

    internal virtual ErrorRecord ErrorOf(Exception e, object? target) => ErrorRecords.From(e, target);

    /// <summary>Does one input's work; its failure is one non-terminating error.</summary>
    internal bool Try(object? target, Action work)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception e) when (ErrorRecords.IsExpected(e))
        {
            Observer.Write(this);
            WriteError(ErrorOf(e, target));
            return false;
        }
    }

    /// <summary>Does work without which the cmdlet cannot go on; its failure is a terminating error.</summary>
    private protected void TryOrEnd(Action work)
    {
        try
        {
            work();
        }
        catch (SoundCloudException e)
        {
            Observer.Write(this);
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
    }

    /// <summary>Waits on the pipeline's thread, which meanwhile writes what the client reports.</summary>
    internal T Await<T>(Task<T> task)
    {
        try
        {
            Observer.WriteUntil(task, this);
        }
        catch
        {
            // Downstream or the user's preference ended the pipeline: what was started ends before it does.
            _stop.Cancel();
            task.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait(CancellationToken.None);
            throw;
        }
        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    internal T Await<T>(ValueTask<T> task)
    {
        if (!task.IsCompletedSuccessfully)
            return Await(task.AsTask());
        Observer.Write(this);
        return task.Result;
    }

    internal void Await(Task task) => Await(Completed(task));

    private static async Task<bool> Completed(Task task)
    {
        await task.ConfigureAwait(false);
        return true;
    }
}

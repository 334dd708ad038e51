using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that can wait for the client and be stopped while it waits.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class StoppableCommand : PSCmdlet, IDisposable
{
    private const int LongestTarget = 400;

    private readonly CancellationTokenSource _stop = new();

    /// <summary>Cancelled by Ctrl+C. PowerShell 7.6 and later have a property of this name.</summary>
    internal CancellationToken PipelineStopToken => _stop.Token;

    internal PipelineObserver Observer { get; } = new();

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        DebugSwitch.Soften(this);
        FittedTables.Fit(this);
        TryOrEnd(() => TypedReferences.Require(this));
    }

    /// <inheritdoc/>
    protected override void StopProcessing()
    {
        try
        {
            // Runs on another thread while the pipeline thread is in Await, so it may only cancel.
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The pipeline has just ended.
        }
    }

    /// <inheritdoc cref="IDisposable.Dispose"/>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
    }

    /// <summary>Asks for confirmation if needed. Titles, paths and names from outside are shown on one line.</summary>
    internal new bool ShouldProcess(string target, string action) =>
        base.ShouldProcess(Printable.Line(target, LongestTarget), Printable.Line(action, LongestTarget));

    /// <summary>Whether the parameter is not given and there is no pipeline input that could fill it.</summary>
    private protected bool IsBare(string parameter) =>
        !MyInvocation.BoundParameters.ContainsKey(parameter) && !MyInvocation.ExpectingInput;

    internal virtual ErrorRecord ErrorOf(Exception e, object? target) => ErrorRecords.From(e, target);

    /// <summary>Does the work for one input. A failure is written as a non-terminating error.</summary>
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

    /// <summary>Does work that the cmdlet cannot continue without. A failure is a terminating error.</summary>
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

    /// <summary>Waits on the pipeline thread, and meanwhile writes what the client reports.</summary>
    internal T Await<T>(Task<T> task)
    {
        try
        {
            Observer.WriteUntil(task, this);
        }
        catch
        {
            // A later cmdlet or a preference has ended the pipeline: cancel the task, and wait for it to end.
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

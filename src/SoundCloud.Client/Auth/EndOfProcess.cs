using System.Runtime.InteropServices;

namespace SoundCloud;

/// <summary>Holds the end of the process, within reason, until a task is done that must not be cut off.</summary>
internal sealed class EndOfProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Task _task;

    // From .NET 10 on these two end a process without the event.
    private readonly PosixSignalRegistration[] _signals;

    public EndOfProcess(Task task)
    {
        _task = task;
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Wait()), PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Wait())];
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private void OnExit(object? sender, EventArgs e) => Wait();

    private void Wait() => ((IAsyncResult)_task).AsyncWaitHandle.WaitOne(Patience);
}

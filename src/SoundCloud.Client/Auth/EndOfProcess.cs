using System.Runtime.InteropServices;

namespace SoundCloud;

/// <summary>Holds the end of the process, within reason, for as long as it is not disposed of.</summary>
internal sealed class EndOfProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _over = new();

    // From .NET 10 on these two end a process without the event.
    private readonly PosixSignalRegistration[] _signals;

    public EndOfProcess()
    {
        _signals = [PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Wait()), PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Wait())];
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    public void Dispose()
    {
        _over.TrySetResult();
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        foreach (var signal in _signals)
            signal.Dispose();
    }

    private void OnExit(object? sender, EventArgs e) => Wait();

    private void Wait() => ((IAsyncResult)_over.Task).AsyncWaitHandle.WaitOne(Patience);
}

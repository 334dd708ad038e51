using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SoundCloud;

/// <summary>A small HTTP server on loopback. HttpListener is not used, as it needs an administrator's permission on Windows.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    internal const int MaximumConnections = 32;
    internal static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly List<Socket> _listeners = [];
    private readonly TimeProvider _time;
    private readonly Func<LoopbackRequest, Task<Page>> _answer;
    private readonly CancellationTokenSource _closing = new();
    private readonly SemaphoreSlim _slots = new(MaximumConnections);
    private readonly ConcurrentDictionary<LoopbackConnection, (long Number, Task Serving)> _connections = new();
    private Task _accepting = Task.CompletedTask;
    private long _lastNumber;
    private int _disposed;

    private LoopbackServer(TimeProvider time, Func<LoopbackRequest, Task<Page>> answer)
    {
        _time = time;
        _answer = answer;
    }

    /// <summary>Listens on a port of every given address that this machine has; the first one it must have.</summary>
    /// <exception cref="SocketException">The port is taken, or not permitted.</exception>
    public static LoopbackServer Start(IReadOnlyList<IPAddress> addresses, int port, TimeProvider time, Func<LoopbackRequest, Task<Page>> answer)
    {
        var server = new LoopbackServer(time, answer);
        try
        {
            foreach (var address in addresses)
                server.Listen(new(address, port));
        }
        catch (SocketException)
        {
            server._listeners.ForEach(static listener => listener.Dispose());
            throw;
        }
        server._accepting = Task.WhenAll(server._listeners.Select(server.AcceptAsync));
        return server;
    }

    /// <summary>Frees the port at once, and ends when every connection has.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return;
        await _closing.CancelAsync().ConfigureAwait(false);
        _listeners.ForEach(static listener => listener.Dispose());
        await _accepting.ConfigureAwait(false);
        await Task.WhenAll(_connections.Values.Select(static connection => connection.Serving)).ConfigureAwait(false);
        _slots.Dispose();
        _closing.Dispose();
    }

    private void Listen(IPEndPoint endPoint)
    {
        Socket? listener = null;
        try
        {
            listener = new(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            // Elsewhere .NET sets SO_REUSEADDR, with which the port is ours alone and yet free again at once.
            if (OperatingSystem.IsWindows())
                listener.ExclusiveAddressUse = true;
            listener.Bind(endPoint);
            listener.Listen(128);
            _listeners.Add(listener);
        }
        catch (SocketException e)
        {
            listener?.Dispose();
            if (_listeners.Count == 0 || e.SocketErrorCode is not (SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported))
                throw;
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(_closing.Token).ConfigureAwait(false);
                await ServeAsync(socket).ConfigureAwait(false);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException)
            {
                // The connection died in the backlog, or too many files are open. Neither ends the sign-in, and the second must not make this loop spin.
                await Task.Delay(Patience, _time, _closing.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await TakeSlotAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            socket.Dispose();
            throw;
        }
        var connection = new LoopbackConnection(socket, _time, _closing.Token);
        var registered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _connections[connection] = (++_lastNumber, RunAsync(connection, registered.Task));
        registered.SetResult();
    }

    private async Task RunAsync(LoopbackConnection connection, Task registered)
    {
        await registered.ConfigureAwait(false);
        try
        {
            await connection.ServeAsync(_answer).ConfigureAwait(false);
        }
        finally
        {
            _connections.TryRemove(connection, out _);
            connection.Dispose();
            _slots.Release();
        }
    }

    private async Task TakeSlotAsync()
    {
        while (!_slots.Wait(0, CancellationToken.None))
        {
            using var patience = new CancellationTokenSource(Patience, _time);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _closing.Token);
            try
            {
                await _slots.WaitAsync(ending.Token).ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (!_closing.IsCancellationRequested)
            {
                // The connection that has been silent for the longest time makes room, as the waiting one may bring the answer.
                DropOldest();
            }
        }
    }

    private void DropOldest()
    {
        var oldest = _connections.Where(static entry => entry.Key.IsReading).MinBy(static entry => entry.Value.Number).Key;
        try
        {
            oldest?.Drop();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }
}

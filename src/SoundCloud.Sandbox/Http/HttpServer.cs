using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SoundCloud.Sandbox.Http;

/// <summary>An HTTP/1.1 server on loopback. HttpListener (http.sys, no port 0) and ASP.NET (not in pwsh) cannot be used.</summary>
internal sealed class HttpServer : IDisposable
{
    // Many times what a client keeps open.
    private const int MaximumConnections = 512;

    private readonly TcpListener _listener;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<HttpConnection, Task> _connections = new();
    private Task _accepting = Task.CompletedTask;
    private int _lastId;

    public HttpServer(int port, TimeProvider time)
    {
        _time = time;
        _listener = new(IPAddress.Loopback, port);
        try
        {
            _listener.Start(512);
        }
        catch (SocketException e)
        {
            throw new InvalidOperationException($"127.0.0.1:{port:D} cannot be listened on: {e.Message}", e);
        }

        Uri = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port:D}");
    }

    public Uri Uri { get; }

    public void Start(Func<HttpExchange, Task> serve) => _accepting = AcceptAsync(serve);

    /// <summary>Closes the port and all connections, and waits until the last request has ended.</summary>
    public async Task StopAsync()
    {
        if (!_stopping.IsCancellationRequested)
        {
            await _stopping.CancelAsync().ConfigureAwait(false);
            _listener.Stop();
        }

        await _accepting.ConfigureAwait(false);
        foreach (var connection in _connections.Keys)
            connection.Dispose();

        await Task.WhenAll(_connections.Values).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task AcceptAsync(Func<HttpExchange, Task> serve)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token).ConfigureAwait(false);
                var connection = new HttpConnection(socket, Interlocked.Increment(ref _lastId), _time, _stopping.Token);
                if (_connections.Count >= MaximumConnections)
                {
                    await RefuseAsync(connection).ConfigureAwait(false);
                    continue;
                }

                var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _connections[connection] = RunAsync(connection, serve, gate.Task);
                gate.SetResult();
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // If a connection failed before it was accepted, go on listening.
            }
        }
    }

    private static async Task RefuseAsync(HttpConnection connection)
    {
        using (connection)
            await connection.RefuseAsync(new(503, $"The sandbox has {MaximumConnections:D} connections open and takes no more.")).ConfigureAwait(false);
    }

    private async Task RunAsync(HttpConnection connection, Func<HttpExchange, Task> serve, Task registered)
    {
        await registered.ConfigureAwait(false);
        try
        {
            await connection.RunAsync(serve).ConfigureAwait(false);
        }
        finally
        {
            connection.Dispose();
            _connections.TryRemove(connection, out _);
        }
    }
}

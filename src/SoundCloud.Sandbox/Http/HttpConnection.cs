using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Sandbox.Http;

/// <summary>One client connection. It answers one request after another until either side closes it.</summary>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly int _id;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _aborted;
    private readonly ConnectionReader _reader;

    public HttpConnection(Socket socket, int id, TimeProvider time, CancellationToken stopping)
    {
        _socket = socket;
        _id = id;
        _time = time;
        _socket.NoDelay = true;
        _aborted = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        _reader = new(socket, Abort);
    }

    public async Task RunAsync(Func<HttpExchange, Task> serve)
    {
        try
        {
            while (await _reader.ReadHeadAsync().ConfigureAwait(false) is { } head)
            {
                var request = HttpRequest.Parse(head, _reader, ContinueAsync);
                if (request.Body.Finished)
                    _reader.ReadAhead();

                var exchange = new HttpExchange(request, _socket, _id, _time, _aborted.Token);
                await serve(exchange).ConfigureAwait(false);
                if (!exchange.KeepAlive)
                    break;
            }
        }
        catch (BadHttpException e)
        {
            await RefuseAsync(e).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The client has disconnected or the server is stopping, so no answer is sent.
        }
    }

    /// <summary>Says why nothing is served here.</summary>
    public async Task RefuseAsync(BadHttpException e)
    {
        var text = $"HTTP/1.1 {e.Status:D} {ReasonPhrase.Of(e.Status)}\r\nContent-Length: {e.Message.Length:D}\r\nConnection: close\r\n\r\n{e.Message}";
        try
        {
            await _socket.SendAsync(Encoding.Latin1.GetBytes(text), SocketFlags.None, _aborted.Token).ConfigureAwait(false);
        }
        catch (Exception sending) when (sending is SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    public void Dispose()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }

        _socket.Dispose();
        Abort();
        _aborted.Dispose();
    }

    private void Abort()
    {
        try
        {
            _aborted.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private async ValueTask ContinueAsync() =>
        await _socket.SendAsync("HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray(), SocketFlags.None, _aborted.Token).ConfigureAwait(false);
}

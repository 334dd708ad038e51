using System.Net.Sockets;

namespace SoundCloud;

/// <summary>One connection of a browser: it serves one request and is closed. Both reading and writing have a time-out.</summary>
internal sealed class LoopbackConnection : IDisposable
{
    private const int MaximumHead = 16 * 1024;
    private const int MaximumBody = 64 * 1024;
    private const int MaximumRest = 1024 * 1024;
    private static readonly TimeSpan RequestDeadline = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PageDeadline = TimeSpan.FromSeconds(2);

    private readonly Socket _socket;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _dropped;

    public LoopbackConnection(Socket socket, TimeProvider time, CancellationToken closing)
    {
        _socket = socket;
        _time = time;
        _dropped = CancellationTokenSource.CreateLinkedTokenSource(closing);
        _socket.NoDelay = true;
    }

    /// <summary>Whether its request is not complete yet.</summary>
    public bool IsReading { get; private set; } = true;

    /// <summary>Reads the request, and sends the page that it is answered with.</summary>
    public async Task ServeAsync(Func<LoopbackRequest, Task<Page>> answer)
    {
        LoopbackRequest? request = null;
        try
        {
            request = await ReceiveAsync().ConfigureAwait(false);
            IsReading = false;
            if (request is not null)
                await SendAsync(await answer(request).ConfigureAwait(false), request.Method is "HEAD").ConfigureAwait(false);
        }
        catch (RefusedRequestException e)
        {
            IsReading = false;
            await SendAsync(e.Page, isHead: false).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The browser was silent for too long or has gone, or the sign-in is over. Nobody is left to tell.
        }
        finally
        {
            request?.End();
        }
    }

    /// <summary>Closes the connection to make room for another one.</summary>
    public void Drop() => _dropped.Cancel();

    public void Dispose()
    {
        _socket.Dispose();
        _dropped.Dispose();
    }

    private static bool IsEnd(Exception e) => e is SocketException or OperationCanceledException or ObjectDisposedException;

    private async Task<LoopbackRequest?> ReceiveAsync()
    {
        using var deadline = new CancellationTokenSource(RequestDeadline, _time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _dropped.Token);
        var buffer = new byte[MaximumHead + MaximumBody];
        var count = 0;
        int end;
        while ((end = buffer.AsSpan(0, Math.Min(count, MaximumHead)).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (count >= MaximumHead)
                throw new RefusedRequestException(SignInPages.Notice(431, Messages.TooMuchHeading, Messages.RequestTooLarge));
            if (await _socket.ReceiveAsync(buffer.AsMemory(count), SocketFlags.None, ending.Token).ConfigureAwait(false) is > 0 and var read)
                count += read;
            else
                return null;
        }
        var request = LoopbackRequest.Parse(buffer.AsSpan(0, end), MaximumBody);
        var body = end + 4;
        while (count < body + request.BodyLength)
        {
            if (await _socket.ReceiveAsync(buffer.AsMemory(count), SocketFlags.None, ending.Token).ConfigureAwait(false) is > 0 and var read)
                count += read;
            else
                return null;
        }
        request.TakeBody(buffer.AsSpan(body, request.BodyLength));
        return request;
    }

    private async Task SendAsync(Page page, bool isHead)
    {
        // The end of the sign-in does not cut a page off that is on its way; only a browser that reads nothing does.
        using var deadline = new CancellationTokenSource(PageDeadline, _time);
        try
        {
            var bytes = page.ToBytes(isHead).AsMemory();
            while (!bytes.IsEmpty)
                bytes = bytes[await _socket.SendAsync(bytes, SocketFlags.None, deadline.Token).ConfigureAwait(false)..];
            _socket.Shutdown(SocketShutdown.Send);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _dropped.Token);
            await DrainAsync(ending.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The browser has closed the connection: it has read what it wanted.
        }
    }

    // Closing a connection with unread bytes resets it, and the browser would lose the page.
    private async Task DrainAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        for (var rest = MaximumRest; rest > 0;)
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, cancellationToken).ConfigureAwait(false);
            if (read == 0)
                return;
            rest -= read;
        }
    }
}

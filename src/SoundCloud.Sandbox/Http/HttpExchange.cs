using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Sandbox.Http;

/// <summary>One request and the way to answer it.</summary>
internal sealed class HttpExchange(HttpRequest request, Socket socket, int connectionId, TimeProvider time, CancellationToken aborted)
{
    public HttpRequest Request { get; } = request;

    public int ConnectionId { get; } = connectionId;

    /// <summary>Cancelled when the client disconnects or the server stops.</summary>
    public CancellationToken Aborted { get; } = aborted;

    public bool KeepAlive { get; private set; } = request.KeepAlive;

    public async Task SendAsync(HttpResponse response)
    {
        if (Request.Body.IsWithheld)
            KeepAlive = false;
        else
            await Request.Body.DrainAsync().ConfigureAwait(false);

        switch (response.Wire)
        {
            case Wire.HangBeforeHead:
                await Task.Delay(Timeout.InfiniteTimeSpan, Aborted).ConfigureAwait(false);
                break;
            case Wire.Reset:
                KeepAlive = false;
                socket.LingerState = new(enable: true, seconds: 0);
                socket.Close();
                break;
            case Wire.Raw:
                KeepAlive = false;
                await response.Raw!(new(socket, framing => Head(response, framing), response.Body, SendAsync, wait => Task.Delay(wait, time, Aborted))).ConfigureAwait(false);
                break;
            default:
                await SendHeadAndBodyAsync(response).ConfigureAwait(false);
                break;
        }
    }

    private async Task SendHeadAndBodyAsync(HttpResponse response)
    {
        var withBody = Request.Method != "HEAD" && response.Status is not (204 or 304);
        if (response.Wire == Wire.CloseHalfway)
            KeepAlive = false;

        var head = Head(response);
        if (response.Stream is not null)
        {
            await SendAsync(head).ConfigureAwait(false);
            if (withBody)
            {
                var writer = new BodyWriter(SendAsync);
                await response.Stream(writer).ConfigureAwait(false);
                await writer.FinishAsync().ConfigureAwait(false);
            }
        }
        else if (!withBody || response.Body.IsEmpty)
        {
            await SendAsync(head).ConfigureAwait(false);
        }
        else
        {
            await SendBytesAsync(response, head).ConfigureAwait(false);
        }
    }

    private async Task SendBytesAsync(HttpResponse response, byte[] head)
    {
        var body = response.Body;
        var half = body[..(body.Length / 2)];
        switch (response.Wire)
        {
            case Wire.HangHalfway:
                await SendAsync(head).ConfigureAwait(false);
                await SendAsync(half).ConfigureAwait(false);
                await Task.Delay(Timeout.InfiniteTimeSpan, Aborted).ConfigureAwait(false);
                break;
            case Wire.CloseHalfway:
                await SendAsync(head).ConfigureAwait(false);
                await SendAsync(half).ConfigureAwait(false);
                break;
            case Wire.Drip:
                await SendAsync(head).ConfigureAwait(false);
                for (var at = 0; at < body.Length; at += Math.Max(1, body.Length / 16))
                {
                    await Task.Delay(response.DripDelay, time, Aborted).ConfigureAwait(false);
                    await SendAsync(body.Slice(at, Math.Min(Math.Max(1, body.Length / 16), body.Length - at))).ConfigureAwait(false);
                }

                break;
            default:
                await SendTogetherAsync(head, body).ConfigureAwait(false);
                break;
        }
    }

    // Sends a small answer in one segment; a second segment would wake the client again.
    private async Task SendTogetherAsync(byte[] head, ReadOnlyMemory<byte> body)
    {
        if (body.Length <= 16 * 1024)
        {
            var both = new byte[head.Length + body.Length];
            head.CopyTo(both, 0);
            body.CopyTo(both.AsMemory(head.Length));
            await SendAsync(both).ConfigureAwait(false);
            return;
        }

        await SendAsync(head).ConfigureAwait(false);
        await SendAsync(body).ConfigureAwait(false);
    }

    private byte[] Head(HttpResponse response, string? framing = null)
    {
        var text = new StringBuilder(256);
        text.Append("HTTP/1.1 ").Append(response.Status).Append(' ').Append(ReasonPhrase.Of(response.Status)).Append("\r\n");
        foreach (var header in response.Headers.Items)
            text.Append(header.Key).Append(": ").Append(header.Value).Append("\r\n");

        if (framing is not null)
            text.Append(framing).Append("\r\n");
        else if (response.Stream is not null)
            text.Append("Transfer-Encoding: chunked\r\n");
        else if (response.Status != 204)
            text.Append("Content-Length: ").Append(response.Body.Length).Append("\r\n");

        text.Append(KeepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, Aborted).ConfigureAwait(false)..];
    }
}

using System.Net.Sockets;

namespace SoundCloud.Sandbox.Http;

/// <summary>The read side of a connection: one buffer, and a pending receive while a request is answered.</summary>
internal sealed class ConnectionReader(Socket socket, Action closed)
{
    public const int MaxHeadBytes = 64 * 1024;

    private byte[] _buffer = new byte[16 * 1024];
    private int _start;
    private int _end;
    private Task<bool>? _ahead;

    /// <summary>Receives in the background, so that a disconnect is noticed while the request is being answered.</summary>
    public void ReadAhead()
    {
        // If the next request is already in the buffer, there is nothing to receive, and the buffer must not move.
        if (_ahead is null && _start == _end)
            _ahead = FillAsync();
    }

    /// <summary>The bytes before the empty line; null if the client has closed the connection.</summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadHeadAsync()
    {
        if (_ahead is not null && !await MoreAsync().ConfigureAwait(false))
            return null;

        var searched = 0;
        while (true)
        {
            var available = _buffer.AsMemory(_start, _end - _start);
            var found = available.Span[searched..].IndexOf("\r\n\r\n"u8);
            if (found >= 0)
            {
                var head = available[..(searched + found)];
                _start += searched + found + 4;
                return head;
            }

            if (available.Length > MaxHeadBytes)
                throw new BadHttpException(431, "The request head is too large.");

            searched = Math.Max(0, available.Length - 3);
            if (!await MoreAsync().ConfigureAwait(false))
                return null;
        }
    }

    public async ValueTask<string> ReadLineAsync()
    {
        while (true)
        {
            var available = _buffer.AsSpan(_start, _end - _start);
            var found = available.IndexOf("\r\n"u8);
            if (found >= 0)
            {
                var line = System.Text.Encoding.Latin1.GetString(available[..found]);
                _start += found + 2;
                return line;
            }

            if (available.Length > 4096)
                throw new BadHttpException(400, "A chunk line is too long.");

            await RequireMoreAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        if (destination.IsEmpty)
            return 0;

        if (_start == _end)
            await RequireMoreAsync().ConfigureAwait(false);

        var count = Math.Min(destination.Length, _end - _start);
        _buffer.AsMemory(_start, count).CopyTo(destination);
        _start += count;
        return count;
    }

    private async ValueTask RequireMoreAsync()
    {
        if (!await MoreAsync().ConfigureAwait(false))
            throw new IOException("The client closed the connection within a request.");
    }

    private Task<bool> MoreAsync()
    {
        var pending = _ahead ?? FillAsync();
        _ahead = null;
        return pending;
    }

    private async Task<bool> FillAsync()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }
        else if (_end == _buffer.Length)
        {
            var length = _end - _start;
            var target = length > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
            Buffer.BlockCopy(_buffer, _start, target, 0, length);
            (_buffer, _start, _end) = (target, 0, length);
        }

        try
        {
            var count = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, CancellationToken.None).ConfigureAwait(false);
            _end += count;
            if (count > 0)
                return true;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
        }

        closed();
        return false;
    }
}

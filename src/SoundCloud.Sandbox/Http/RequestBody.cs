using System.Globalization;

namespace SoundCloud.Sandbox.Http;

/// <summary>The body of one request, by Content-Length or in chunks. It is not kept in memory unless a caller asks for all of it.</summary>
internal sealed class RequestBody
{
    private readonly ConnectionReader _reader;
    private readonly Func<ValueTask> _sendContinue;
    private readonly bool _chunked;
    private long _remaining;
    private bool _firstChunk = true;
    private bool _continuePending;

    public RequestBody(ConnectionReader reader, HeaderList headers, Func<ValueTask> sendContinue)
    {
        _reader = reader;
        _sendContinue = sendContinue;
        _chunked = headers.Has("Transfer-Encoding", "chunked");
        var length = headers["Content-Length"];
        if (!_chunked && length is not null && (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out _remaining) || _remaining > MaxBytes))
            throw new BadHttpException(413, "The Content-Length is not one that this server takes.");

        Finished = !_chunked && _remaining == 0;
        _continuePending = !Finished && headers.Has("Expect", "100-continue");
    }

    /// <summary>4 GB, the service's limit for an upload, plus space for the other fields.</summary>
    public static long MaxBytes => (4L * 1024 * 1024 * 1024) + (16 * 1024 * 1024);

    public long BytesRead { get; private set; }

    public bool Finished { get; private set; }

    /// <summary>Whether the client waits for "100 Continue" before it sends its body.</summary>
    public bool IsWithheld => _continuePending;

    public async ValueTask<int> ReadAsync(Memory<byte> destination)
    {
        if (Finished)
            return 0;

        if (_continuePending)
        {
            _continuePending = false;
            await _sendContinue().ConfigureAwait(false);
        }

        if (_chunked && _remaining == 0 && !await NextChunkAsync().ConfigureAwait(false))
            return 0;

        var count = await _reader.ReadAsync(destination[..(int)Math.Min(destination.Length, _remaining)]).ConfigureAwait(false);
        _remaining -= count;
        BytesRead += count;
        if (BytesRead > MaxBytes)
            throw new BadHttpException(413, "The body is too large.");

        if (!_chunked && _remaining == 0)
            Finish();

        return count;
    }

    public async ValueTask<byte[]> ReadAllAsync(int maximum)
    {
        var all = new MemoryStream();
        var piece = new byte[8 * 1024];
        int count;
        while ((count = await ReadAsync(piece).ConfigureAwait(false)) > 0)
        {
            if (all.Length + count > maximum)
                throw new BadHttpException(413, "The body is too large.");

            all.Write(piece, 0, count);
        }

        return all.ToArray();
    }

    public async ValueTask DrainAsync()
    {
        if (Finished)
            return;

        var piece = new byte[64 * 1024];
        while (await ReadAsync(piece).ConfigureAwait(false) > 0)
        {
        }
    }

    private async ValueTask<bool> NextChunkAsync()
    {
        if (!_firstChunk)
            await _reader.ReadLineAsync().ConfigureAwait(false);

        _firstChunk = false;
        var line = await _reader.ReadLineAsync().ConfigureAwait(false);
        var size = line.Split(';', 2)[0].Trim();
        if (!long.TryParse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out _remaining) || _remaining < 0)
            throw new BadHttpException(400, "A chunk has no size.");

        if (_remaining > 0)
            return true;

        while ((await _reader.ReadLineAsync().ConfigureAwait(false)).Length > 0)
        {
        }

        Finish();
        return false;
    }

    private void Finish()
    {
        Finished = true;
        _reader.ReadAhead();
    }
}

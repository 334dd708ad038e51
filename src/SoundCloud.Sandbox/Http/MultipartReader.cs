using System.Security.Cryptography;
using System.Text;

namespace SoundCloud.Sandbox.Http;

/// <summary>Reads multipart/form-data as it arrives. Files are counted and hashed, but not kept.</summary>
internal sealed class MultipartReader
{
    private const int MaxFieldBytes = 1024 * 1024;
    private const int FirstBytes = 64;

    private readonly RequestBody _body;
    private readonly byte[] _delimiter;
    private readonly byte[] _buffer = new byte[128 * 1024];
    private int _start;
    private int _end;

    private MultipartReader(RequestBody body, string boundary)
    {
        _body = body;
        _delimiter = Encoding.Latin1.GetBytes("\r\n--" + boundary);

        // The first delimiter has no line break before it, so one is added.
        "\r\n"u8.CopyTo(_buffer);
        _end = 2;
    }

    public static async Task<MultipartForm> ReadAsync(HttpRequest request)
    {
        var boundary = Parameter(request.Headers["Content-Type"] ?? "", "boundary");
        if (string.IsNullOrEmpty(boundary))
            throw new BadHttpException(400, "The multipart body has no boundary.");

        var reader = new MultipartReader(request.Body, boundary);
        var form = new MultipartForm();
        await reader.CopyPartAsync(_ => { }).ConfigureAwait(false);
        while (await reader.BeginPartAsync().ConfigureAwait(false))
            await reader.ReadPartAsync(form).ConfigureAwait(false);

        await request.Body.DrainAsync().ConfigureAwait(false);
        return form;
    }

    private async Task ReadPartAsync(MultipartForm form)
    {
        var headers = await ReadHeadersAsync().ConfigureAwait(false);
        var disposition = headers["Content-Disposition"] ?? "";
        var name = Parameter(disposition, "name") ?? "";
        var fileName = Parameter(disposition, "filename");
        if (fileName is null)
        {
            var text = new MemoryStream();
            await CopyPartAsync(piece =>
            {
                if (text.Length + piece.Length > MaxFieldBytes)
                    throw new BadHttpException(413, "A form field is too large.");

                text.Write(piece);
            }).ConfigureAwait(false);
            form.Fields.Add(new(name, Encoding.UTF8.GetString(text.ToArray())));
            return;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var first = new MemoryStream();
        var length = 0L;
        await CopyPartAsync(piece =>
        {
            hash.AppendData(piece);
            length += piece.Length;
            first.Write(piece[..Math.Min(piece.Length, FirstBytes - (int)first.Length)]);
        }).ConfigureAwait(false);
        var sha = Convert.ToHexString(hash.GetHashAndReset());
        form.Files.Add(new(name, fileName, headers["Content-Type"] ?? "", length, sha, first.ToArray()));
    }

    private delegate void Sink(ReadOnlySpan<byte> piece);

    /// <summary>Passes on everything up to the next delimiter, and skips the delimiter.</summary>
    private async Task CopyPartAsync(Sink sink)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_start, _end - _start).IndexOf(_delimiter);
            var ready = found >= 0 ? found : Math.Max(0, _end - _start - _delimiter.Length + 1);
            sink(_buffer.AsSpan(_start, ready));
            _start += ready;
            if (found >= 0)
            {
                _start += _delimiter.Length;
                return;
            }

            await FillAsync().ConfigureAwait(false);
        }
    }

    private async Task<bool> BeginPartAsync()
    {
        while (_end - _start < 2)
            await FillAsync().ConfigureAwait(false);

        var isLast = _buffer.AsSpan(_start, 2).SequenceEqual("--"u8);
        _start += 2;
        return !isLast;
    }

    private async Task<HeaderList> ReadHeadersAsync()
    {
        while (true)
        {
            var available = _buffer.AsSpan(_start, _end - _start);
            var found = available.IndexOf("\r\n\r\n"u8);
            if (found >= 0)
            {
                var headers = new HeaderList();
                foreach (var line in Encoding.UTF8.GetString(available[..found]).Split("\r\n"))
                {
                    var colon = line.IndexOf(':', StringComparison.Ordinal);
                    if (colon > 0)
                        headers.Add(line[..colon], line[(colon + 1)..].Trim());
                }

                _start += found + 4;
                return headers;
            }

            if (available.Length > 16 * 1024)
                throw new BadHttpException(400, "The headers of a part are too large.");

            await FillAsync().ConfigureAwait(false);
        }
    }

    private async Task FillAsync()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }

        var count = await _body.ReadAsync(_buffer.AsMemory(_end)).ConfigureAwait(false);
        if (count == 0)
            throw new BadHttpException(400, "The multipart body ends within a part.");

        _end += count;
    }

    private static string? Parameter(string header, string name)
    {
        for (var at = header.IndexOf(';', StringComparison.Ordinal); at >= 0 && at < header.Length;)
        {
            var equals = header.IndexOf('=', at);
            if (equals < 0)
                return null;

            // A quoted value may contain a semicolon.
            var isQuoted = equals + 1 < header.Length && header[equals + 1] == '"';
            var end = isQuoted ? header.IndexOf('"', equals + 2) : header.IndexOf(';', equals);
            end = end < 0 ? header.Length : end;
            if (header[(at + 1)..equals].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
                return header[(equals + (isQuoted ? 2 : 1))..end].Trim();

            at = header.IndexOf(';', end);
        }

        return null;
    }
}

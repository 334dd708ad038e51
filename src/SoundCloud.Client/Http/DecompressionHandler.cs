using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>Asks for compressed answers and unpacks them, within bounds that the framework's own decompression does not have.</summary>
internal sealed class DecompressionHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A file is asked for as it is: a part of it could not be resumed otherwise.
        if (request is not ApiRequestMessage { IsStreamed: true } && !request.Headers.NonValidated.Contains("Accept-Encoding"))
            request.Headers.TryAddWithoutValidation("Accept-Encoding", ["gzip", "br"]);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (Encoding(response.Content.Headers) is { } encoding)
            response.Content = new UnpackedContent(response.Content, encoding);
        return response;
    }

    private static string? Encoding(HttpContentHeaders headers) =>
        headers.NonValidated.TryGetValues("Content-Encoding", out var values) && values.Count == 1 && values.ToString().ToLowerInvariant() is "gzip" or "x-gzip" or "br"
            ? values.ToString().ToLowerInvariant()
            : null;

    private sealed class UnpackedContent : HttpContent
    {
        private readonly HttpContent _packed;
        private readonly string _encoding;

        public UnpackedContent(HttpContent packed, string encoding)
        {
            (_packed, _encoding) = (packed, encoding);
            foreach (var header in packed.Headers.NonValidated)
            {
                if (!header.Key.Equals("Content-Encoding", StringComparison.OrdinalIgnoreCase) && !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                    Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        protected override async Task<Stream> CreateContentReadStreamAsync() => Unpack(await _packed.ReadAsStreamAsync().ConfigureAwait(false));

        protected override async Task<Stream> CreateContentReadStreamAsync(CancellationToken cancellationToken) =>
            Unpack(await _packed.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false));

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var unpacked = await CreateContentReadStreamAsync().ConfigureAwait(false);
            await using var unpacking = unpacked.ConfigureAwait(false);
            await unpacked.CopyToAsync(stream).ConfigureAwait(false);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                _packed.Dispose();
            base.Dispose(disposing);
        }

        private UnpackedStream Unpack(Stream stream)
        {
            var packed = new CountedStream(stream);
            return new(_encoding is "br" ? Brotli(packed) : new GZipStream(packed, CompressionMode.Decompress), packed);
        }

        // Not inlined: its assembly is another, which a gzip does not need.
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static BrotliStream Brotli(Stream packed) => new(packed, CompressionMode.Decompress);
    }

    /// <summary>Counts what was read.</summary>
    private class CountedStream(Stream inner) : Stream
    {
        public long Count { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer) => Counted(inner.Read(buffer));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Counted(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected virtual int Counted(int read)
        {
            Count += read;
            return read;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }

    /// <summary>Ends where much comes out of little: JSON packs to a tenth, seldom to a thirtieth; what was made to fill a memory, to a thousandth.</summary>
    private sealed class UnpackedStream(Stream inner, CountedStream packed) : CountedStream(inner)
    {
        private const int MostOfOne = 100;
        private const int AlwaysAllowed = 1024 * 1024;

        public override int Read(Span<byte> buffer)
        {
            try
            {
                return base.Read(buffer);
            }
            catch (InvalidOperationException e) when (e is not ObjectDisposedException)
            {
                throw Damaged(e);
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await base.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (InvalidOperationException e) when (e is not ObjectDisposedException)
            {
                throw Damaged(e);
            }
        }

        protected override int Counted(int read)
        {
            base.Counted(read);
            return Count <= AlwaysAllowed + (MostOfOne * packed.Count) ? read : throw new ProtocolException(Messages.AnswerSwells(MostOfOne));
        }

        // Brotli says so of damaged data, and gzip as an InvalidDataException.
        private static InvalidDataException Damaged(InvalidOperationException e) => new(e.Message, e);
    }
}

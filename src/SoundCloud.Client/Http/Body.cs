using System.Buffers;
using System.Net;

namespace SoundCloud;

/// <summary>A whole response body in a rented buffer, shared by counting its users.</summary>
internal sealed class Body : IDisposable
{
    // The shared pool keeps a buffer of each size for each thread that ever returned one: megabytes, as any thread reads a page.
    private static readonly ArrayPool<byte> Buffers = ArrayPool<byte>.Create(maxArrayLength: 4 * 1024 * 1024, maxArraysPerBucket: 8);

    private byte[]? _buffer;
    private readonly int _length;
    private readonly bool _isSecret;
    private int _users = 1;

    private Body(byte[] buffer, int length, bool isSecret)
    {
        _buffer = buffer;
        _length = length;
        _isSecret = isSecret;
    }

    public ReadOnlyMemory<byte> Memory =>
        (_buffer ?? throw new ObjectDisposedException(nameof(Body))).AsMemory(0, _length);

    public static Body Copy(ReadOnlySpan<byte> bytes)
    {
        var buffer = Buffers.Rent(Math.Max(bytes.Length, 1));
        bytes.CopyTo(buffer);
        return new Body(buffer, bytes.Length, isSecret: false);
    }

    /// <summary>Reads a body to its end. What held a secret is cleared before anybody else gets the buffer.</summary>
    public static async Task<Body> ReadAsync(
        Stream stream, long? expected, int maximum, Action<int> onProgress, CancellationToken cancellationToken, bool isSecret = false)
    {
        // The declared length is the other side's word: it sizes the first buffer, no more.
        var buffer = Buffers.Rent((int)Math.Clamp(expected + 1 ?? 32 * 1024, 1024, 4 * 1024 * 1024));
        var length = 0;
        try
        {
            while (true)
            {
                // At its limit no larger buffer is taken: one byte more is one too many.
                if (length == buffer.Length && length < maximum)
                    buffer = Grow(buffer, length, isSecret);
                var read = await stream.ReadAsync(length < maximum ? buffer.AsMemory(length) : new byte[1], cancellationToken).ConfigureAwait(false);
                if (read == 0)
                    break;
                length += read;
                if (length > maximum)
                    throw new ProtocolException(Messages.AnswerTooLong(maximum / (1024 * 1024)));
                onProgress(length);
            }
            return new Body(buffer, length, isSecret);
        }
        catch
        {
            Buffers.Return(buffer, clearArray: isSecret);
            throw;
        }
    }

    public Body Share()
    {
        Interlocked.Increment(ref _users);
        return this;
    }

    public void Dispose()
    {
        if (Interlocked.Decrement(ref _users) != 0)
            return;
        if (Interlocked.Exchange(ref _buffer, null) is { Length: > 0 } buffer)
            Buffers.Return(buffer, clearArray: _isSecret);
    }

    private static byte[] Grow(byte[] buffer, int length, bool isSecret)
    {
        var larger = Buffers.Rent(buffer.Length * 2);
        buffer.AsSpan(0, length).CopyTo(larger);
        Buffers.Return(buffer, clearArray: isSecret);
        return larger;
    }
}

/// <summary>Response content that is a <see cref="SoundCloud.Body"/> already read.</summary>
internal sealed class BodyContent(Body body) : HttpContent
{
    private Body? _body = body;

    public Body Body => _body ?? throw new ObjectDisposedException(nameof(BodyContent));

    /// <summary>The body of an answer without a byte order mark, which does not belong to the JSON.</summary>
    public static ReadOnlySpan<byte> JsonOf(HttpResponseMessage response) =>
        ((BodyContent)response.Content).Body.Memory.Span is var body && body is [0xEF, 0xBB, 0xBF, .. var json] ? json : body;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        stream.WriteAsync(Body.Memory).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Body.Memory.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Interlocked.Exchange(ref _body, null)?.Dispose();
        base.Dispose(disposing);
    }
}

namespace SoundCloud.Tests;

/// <summary>A response body in pieces that a test releases. It waits between them.</summary>
internal sealed class ScriptedStream : Stream
{
    private readonly System.Threading.Channels.Channel<Func<byte[]>> _pieces = System.Threading.Channels.Channel.CreateUnbounded<Func<byte[]>>();

    private ReadOnlyMemory<byte> _rest;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public ScriptedStream Send(string text)
    {
        _pieces.Writer.TryWrite(() => System.Text.Encoding.UTF8.GetBytes(text));
        return this;
    }

    public ScriptedStream Break(Exception failure)
    {
        _pieces.Writer.TryWrite(() => throw failure);
        return this;
    }

    public ScriptedStream End()
    {
        _pieces.Writer.TryWrite(() => []);
        return this;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_rest.IsEmpty)
            _rest = (await _pieces.Reader.ReadAsync(cancellationToken))();
        var piece = _rest[..Math.Min(_rest.Length, buffer.Length)];
        _rest = _rest[piece.Length..];
        piece.CopyTo(buffer);
        return piece.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

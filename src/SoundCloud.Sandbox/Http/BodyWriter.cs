using System.Globalization;
using System.Text;

namespace SoundCloud.Sandbox.Http;

/// <summary>Where a streaming answer writes its pieces; each is sent as a chunk.</summary>
internal sealed class BodyWriter(Func<ReadOnlyMemory<byte>, ValueTask> send)
{
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> piece)
    {
        if (piece.IsEmpty)
            return;

        await send(Encoding.ASCII.GetBytes(piece.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n")).ConfigureAwait(false);

        await send(piece).ConfigureAwait(false);
        await send("\r\n"u8.ToArray()).ConfigureAwait(false);
    }

    public ValueTask FinishAsync() => send("0\r\n\r\n"u8.ToArray());
}

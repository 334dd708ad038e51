using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Sandbox.Http;

/// <summary>An answer that a fault writes byte by byte; the connection ends with it.</summary>
internal sealed class RawAnswer(Socket socket, Func<string, byte[]> head, ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, ValueTask> send, Func<TimeSpan, Task> wait)
{
    /// <summary>The body as it should have been.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>Status line and headers, with these in place of the true Content-Length.</summary>
    public byte[] Head(string framing) => head(framing);

    /// <summary>The head as it should have been.</summary>
    public byte[] Head() => head($"Content-Length: {Body.Length.Text()}");

    public ValueTask SendAsync(ReadOnlyMemory<byte> bytes) => send(bytes);

    public ValueTask SendAsync(string text) => send(Encoding.Latin1.GetBytes(text));

    public Task WaitAsync(TimeSpan time) => wait(time);

    public void Reset()
    {
        socket.LingerState = new(enable: true, seconds: 0);
        socket.Close();
    }
}

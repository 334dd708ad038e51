using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Sandbox.Http;

/// <summary>An answer whose bytes a fault writes. The connection closes after it.</summary>
internal sealed class RawAnswer(Socket socket, Func<string, byte[]> head, ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, ValueTask> send, Func<TimeSpan, Task> wait)
{
    /// <summary>The body of the correct answer.</summary>
    public ReadOnlyMemory<byte> Body { get; } = body;

    /// <summary>The status line and the headers, with the given header instead of the correct Content-Length.</summary>
    public byte[] Head(string framing) => head(framing);

    /// <summary>The head of the correct answer.</summary>
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

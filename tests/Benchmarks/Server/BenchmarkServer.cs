using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Benchmarks;

/// <summary>HTTP/1.1 with kept connections on loopback, as little of it as the subjects need.</summary>
public sealed class BenchmarkServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Answers _answers;
    private readonly Func<Task>? _wait;
    private readonly string _authority;
    private int _requests;
    private int _inFlight;
    private int _mostInFlight;

    /// <summary>A server on a free port, with a delay before each answer that simulates the network.</summary>
    public BenchmarkServer(Answers answers, Func<Task>? wait = null)
    {
        _answers = answers;
        _wait = wait;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(128);
        _authority = _listener.LocalEndPoint!.ToString()!;
        _ = AcceptAsync();
    }

    public Uri Uri => new($"http://{_authority}/");

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptAsync().ConfigureAwait(false));
        }
        catch (Exception e) when (e is ObjectDisposedException or SocketException)
        {
            // The server was ended.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using var connection = socket;
        socket.NoDelay = true;
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                int end;
                while ((end = buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0)
                {
                    var read = await socket.ReceiveAsync(buffer.AsMemory(length)).ConfigureAwait(false);
                    if (read == 0)
                        return;
                    length += read;
                }
                var head = Encoding.ASCII.GetString(buffer, 0, end);
                // A request's body says nothing here.
                var next = end + 4 + ContentLength(head);
                while (length < next)
                {
                    var read = await socket.ReceiveAsync(buffer.AsMemory(length)).ConfigureAwait(false);
                    if (read == 0)
                        return;
                    length += read;
                }
                buffer.AsSpan(next, length - next).CopyTo(buffer);
                length -= next;
                await AnswerAsync(socket, head).ConfigureAwait(false);
            }
        }
        catch (SocketException)
        {
            // The subject has gone.
        }
    }

    private async Task AnswerAsync(Socket socket, string head)
    {
        var line = head.AsSpan(0, head.IndexOf("\r\n", StringComparison.Ordinal));
        var first = line.IndexOf(' ');
        var method = line[..first].ToString();
        var target = line[(first + 1)..line.LastIndexOf(' ')].ToString();
        int status;
        List<ArraySegment<byte>> body;
        if (target == "/figures")
        {
            (status, body) = (200, [Figures()]);
        }
        else
        {
            Interlocked.Increment(ref _requests);
            var now = Interlocked.Increment(ref _inFlight);
            int most;
            while (now > (most = _mostInFlight) && Interlocked.CompareExchange(ref _mostInFlight, now, most) != most)
            {
            }
            if (_wait is not null)
                await _wait().ConfigureAwait(false);
            (status, body) = _answers.To(method, target, _authority);
            // Before it is sent, because the client may send its next request before this code continues.
            Interlocked.Decrement(ref _inFlight);
        }
        var size = 0;
        foreach (var piece in body)
            size += piece.Count;
        body.Insert(0, new(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {status} {(status == 200 ? "OK" : "Not Found")}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {size}\r\n\r\n")));
        // A list of buffers may be at most so long in one call of the system.
        const int AtOnce = 512;
        for (var i = 0; i < body.Count; i += AtOnce)
            await socket.SendAsync(body.Count <= AtOnce ? body : body.GetRange(i, Math.Min(AtOnce, body.Count - i)), SocketFlags.None).ConfigureAwait(false);
    }

    // What it has done since it was asked last.
    private ArraySegment<byte> Figures() => new(Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"cpuMs":{{ProcessUsage.CpuMilliseconds}},"requests":{{Interlocked.Exchange(ref _requests, 0)}},"mostInFlight":{{Interlocked.Exchange(ref _mostInFlight, 0)}}}""")));

    private static int ContentLength(string head)
    {
        const string Name = "\r\ncontent-length:";
        var start = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return 0;
        var value = head.AsSpan(start + Name.Length);
        var end = value.IndexOf('\r');
        return int.Parse(end < 0 ? value : value[..end], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
    }
}

using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Tests;

/// <summary>Proxies on loopback that answer the first line they get, and no service behind them.</summary>
public class ProxyTests
{
    [Fact]
    public async Task A_proxy_that_asks_for_credentials_is_told_as_the_proxy()
    {
        using var proxy = new Proxy(_ => "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"corp\"");
        using var client = Through(proxy);
        var e = await Assert.ThrowsAsync<UnreachableException>(() => client.Tracks.GetAsync(1));
        Assert.StartsWith("The proxy requires", e.Message, StringComparison.Ordinal);
        Assert.True(e.IsByProxy);
        Assert.DoesNotContain("pass-word", e.ToString(), StringComparison.Ordinal);
        Assert.Equal("CONNECT api.soundcloud.com:443 HTTP/1.1", Assert.Single(proxy.Heads).Split('\r')[0]);
    }

    [Fact]
    public async Task The_credentials_are_sent_where_the_proxy_asks()
    {
        using var proxy = new Proxy(head => head.Contains("Proxy-Authorization", StringComparison.OrdinalIgnoreCase)
            ? "403 Forbidden"
            : "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"corp\"");
        using var client = Through(proxy, new NetworkCredential("ana", "pass-word"));
        var e = await Assert.ThrowsAsync<UnreachableException>(() => client.Tracks.GetAsync(1));
        Assert.Contains("The proxy answered 403 Forbidden", e.Message, StringComparison.Ordinal);
        Assert.Contains("api.soundcloud.com", e.Message, StringComparison.Ordinal);
        Assert.Contains("Basic " + Convert.ToBase64String(Encoding.ASCII.GetBytes("ana:pass-word")), proxy.Heads[^1], StringComparison.Ordinal);
        Assert.DoesNotContain("pass-word", e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(502, 2)]
    [InlineData(503, 2)]
    [InlineData(504, 2)]
    [InlineData(403, 1)]
    [InlineData(407, 1)]
    public async Task What_passes_is_tried_again_also_where_the_request_is_a_change(int status, int tries)
    {
        using var proxy = new Proxy(_ => $"{status} {(HttpStatusCode)status}");
        using var client = Through(proxy, retries: 1);
        var e = await Assert.ThrowsAsync<UnreachableException>(() => client.Likes.AddTrackAsync(1));
        Assert.Contains("proxy", e.Message, StringComparison.Ordinal);
        Assert.Equal(tries, proxy.Heads.Count);
    }

    [Fact]
    public async Task A_proxy_that_is_not_there_is_told_by_its_name()
    {
        string address;
        using (var gone = new Proxy(_ => ""))
            address = gone.Address.Authority;
        using var client = new SoundCloudClient(new() { Token = new("a"), MaximumRetryCount = 0, Proxy = new WebProxy($"http://{address}") });
        var e = await Assert.ThrowsAsync<UnreachableException>(() => client.Tracks.GetAsync(1));
        Assert.Equal($"The proxy {address} could not be reached.", e.Message);
    }

    private static SoundCloudClient Through(Proxy proxy, NetworkCredential? credentials = null, int retries = 0) => new(new()
    {
        Token = new("a"),
        MaximumRetryCount = retries,
        Jitter = static () => 0,
        Proxy = new WebProxy(proxy.Address) { Credentials = credentials },
    });

    /// <summary>Answers each request's head and closes the connection.</summary>
    private sealed class Proxy : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly List<string> _heads = [];

        public Proxy(Func<string, string> answer)
        {
            _listener.Start();
            _ = ServeAsync(answer);
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

        public IReadOnlyList<string> Heads
        {
            get
            {
                lock (_heads)
                    return [.. _heads];
            }
        }

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync(Func<string, string> answer)
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                    var head = new StringBuilder();
                    while (await reader.ReadLineAsync() is { Length: > 0 } line)
                        head.Append(line).Append("\r\n");
                    if (head.Length == 0)
                        continue;
                    lock (_heads)
                        _heads.Add(head.ToString());
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {answer(head.ToString())}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
                // Its end.
            }
        }
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests.Sandbox;

public sealed class LifetimeTests : SandboxTest
{
    [Fact]
    public async Task Stopping_ends_hanging_requests_and_frees_the_ports()
    {
        Box.EnableFault("hang-headers");
        var hanging = Enumerable.Range(0, 5).Select(_ => Get("/me")).ToArray();
        await Box.Requests.WaitForAsync(request => request.Number == 5, Timeout);
        var watch = Stopwatch.StartNew();

        Box.Stop();

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2));
        Assert.False(Box.IsRunning);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => Task.WhenAll(hanging));
        await Box.Requests.WhenIdleAsync(Timeout);
        Assert.All(Box.Requests, request => Assert.True(request.Aborted));
        foreach (var port in new[] { Box.ApiUri.Port, Box.AuthUri.Port, Box.CdnUri.Port })
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }

        Box.Stop();
    }

    [Fact]
    public async Task Three_ports_in_a_row_follow_the_one_asked_for()
    {
        var port = FreePorts();
        await using var box = SoundCloudSandbox.Start(new() { Port = port, TrackCount = 0 });

        Assert.Equal([port, port + 1, port + 2], new[] { box.ApiUri, box.AuthUri, box.CdnUri }.Select(uri => uri.Port));
        Assert.All(new[] { box.ApiUri, box.AuthUri, box.CdnUri }, uri => Assert.Equal("127.0.0.1", uri.Host));
        Assert.Contains((port + 1).ToString(System.Globalization.CultureInfo.InvariantCulture), Assert.Throws<InvalidOperationException>(
            () => SoundCloudSandbox.Start(new() { Port = port + 1, TrackCount = 0 })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SoundCloudSandbox.Start(new() { TrackCount = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SoundCloudSandbox.Start(new() { Port = 65_534 }));
        Assert.Throws<ArgumentException>(() => Box.IssueUserToken("nobody"));
    }

    [Fact]
    public async Task Four_clients_at_once_get_every_page()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 4), Timeout, async (_, stop) =>
        {
            for (var i = 0; i < 100; i++)
                Assert.Equal(HttpStatusCode.OK, (await Get("/users/4280711/tracks?limit=200&linked_partitioning=true")).StatusCode);
        });

        Assert.Equal(400, Box.Requests.Count);
        Assert.InRange(Box.Requests.MaxInFlight, 1, 4);
    }

    // Below the range of ephemeral ports, which the other tests use.
    private static int FreePorts()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        for (var port = 20_000 + (((IPEndPoint)probe.LocalEndpoint).Port % 10_000); ; port += 3)
        {
            if (IsFree(port) && IsFree(port + 1) && IsFree(port + 2))
                return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}

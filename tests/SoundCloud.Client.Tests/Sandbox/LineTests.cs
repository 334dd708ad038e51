using System.Net;
using System.Net.Sockets;

namespace SoundCloud.Tests.Sandbox;

/// <summary>The client on real connections that fail: which requests are retried and which are not.</summary>
public sealed class LineTests() : SandboxTest(new() { TrackCount = 120 })
{
    private readonly RecordingObserver _observer = new();

    [Fact]
    public async Task A_POST_whose_connection_ends_without_a_word_is_sent_once()
    {
        Box.EnableFault("close-early@POST");
        using var client = Client(Box.ApiUri);

        await Assert.ThrowsAsync<ProtocolException>(() => client.Likes.AddTrackAsync(1, Timeout));

        // The runtime itself would have retried a request without a body.
        Assert.Single(Box.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_no_port_takes_has_not_left_and_is_sent_again_also_a_POST(bool isPost)
    {
        using var client = Client(ClosedPort());

        var e = await Assert.ThrowsAsync<UnreachableException>(() => isPost ? client.Likes.AddTrackAsync(1, Timeout) : client.Tracks.GetAsync(1, cancellationToken: Timeout));

        Assert.True(e.IsUnsent);
        Assert.Equal(2, _observer.Retries.Count);
    }

    [Theory]
    [InlineData("reset-body@cdn")]
    [InlineData("truncated-body@cdn")]
    [InlineData("length-too-long@cdn")]
    [InlineData("bad-chunk@cdn")]
    public async Task A_download_whose_line_fails_is_the_services_failure_and_no_files(string fault)
    {
        using var client = Client(Box.ApiUri);
        Track? track = null;
        await foreach (var mine in client.Users.Tracks(SoundCloudId.Me))
            track ??= mine.DownloadUrl is null ? null : mine;

        Box.EnableFault(fault);
        var target = new MemoryStream();

        FileVersion? version = null;
        await Assert.ThrowsAsync<ProtocolException>(() => SaveAsync(target));
        Assert.DoesNotContain(Box.Requests, request => request is { Host: "cdn", HasAuthorization: true });
        Box.DisableFault(fault);
        await SaveAsync(target);
        var whole = new MemoryStream();
        await SaveAsync(whole);
        Assert.Equal(whole.ToArray(), target.ToArray());

        async Task SaveAsync(MemoryStream file)
        {
            using var download = await client.Transfers.OpenDownloadAsync(track!, file.Length, version, Timeout);
            version = download.Version;
            file.SetLength(download.From);
            file.Position = download.From;
            await download.CopyToAsync(file, cancellationToken: Timeout);
        }
    }

    private SoundCloudClient Client(Uri api) => new(new()
    {
        ApiUri = api,
        AuthUri = Box.AuthUri,
        Token = new(UserToken, grant: Grant.AuthorizationCode),
        Observer = _observer,
        Jitter = () => 0,
        MaximumRetryCount = 2,
    });

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port:D}");
    }
}

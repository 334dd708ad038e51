namespace SoundCloud.Tests;

public class UploadTests
{
    private const int Pieces = 20;
    private static readonly TimeSpan Ten = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task As_long_as_bytes_move_an_upload_may_take_any_time()
    {
        var time = new FakeTimeProvider();
        var wire = new Wire(time, slowness: Ten - TimeSpan.FromTicks(1));
        using var client = Client(time, wire);
        var heard = new List<TransferProgress>();

        var track = await client.Transfers.UploadAsync(File(), "a.wav", new TrackUpdate { Title = "A" }, progress: new Heard(heard));

        Assert.Equal("soundcloud:tracks:1", track.Urn);
        Assert.True(time.Now - wire.Began > Ten * (Pieces - 2), "it took many times the time-out");
        Assert.Equal(new TransferProgress(File().Length, File().Length), heard[^1]);
        Assert.Equal(heard.OrderBy(progress => progress.Bytes), heard);
    }

    [Fact]
    public async Task An_upload_that_stands_still_is_a_time_out()
    {
        var time = new FakeTimeProvider();
        var wire = new Wire(time, slowness: TimeSpan.Zero, stopsAfter: 3);
        using var client = Client(time, wire);

        var uploading = client.Transfers.UploadAsync(File(), "a.wav", new TrackUpdate { Title = "A" });
        await Task.WhenAny(wire.Stopped, uploading);
        time.Advance(Ten);

        await Assert.ThrowsAsync<RequestTimeoutException>(() => uploading);
    }

    [Fact]
    public async Task A_service_that_has_all_and_does_not_answer_is_a_time_out()
    {
        var time = new FakeTimeProvider();
        var wire = new Wire(time, slowness: TimeSpan.Zero, stopsAfter: int.MaxValue, answers: false);
        using var client = Client(time, wire);

        var uploading = client.Transfers.UploadAsync(File(), "a.wav", new TrackUpdate { Title = "A" });
        await Task.WhenAny(wire.Stopped, uploading);
        time.Advance(Ten);

        await Assert.ThrowsAsync<RequestTimeoutException>(() => uploading);
    }

    private static MemoryStream File() => new(new byte[Pieces * 128 * 1024]);

    private static SoundCloudClient Client(FakeTimeProvider time, HttpMessageHandler wire) => new(new()
    {
        Token = new TokenSet("the-user-token", grant: Grant.AuthorizationCode),
        Transport = wire,
        TimeProvider = time,
        Timeout = Ten,
        MaximumRetryCount = 0,
    });

    /// <summary>Reads the body piece by piece with delays, like a slow connection.</summary>
    private sealed class Wire(FakeTimeProvider time, TimeSpan slowness, int stopsAfter = int.MaxValue, bool answers = true) : HttpMessageHandler
    {
        private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Stopped => _stopped.Task;

        public DateTimeOffset Began { get; } = time.Now;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.CopyToAsync(new Line(this), cancellationToken);
            if (!answers)
                await StopAsync(cancellationToken);
            return new(System.Net.HttpStatusCode.Created) { Content = new StringContent(Answer.TrackJson(1)) };
        }

        private async Task StopAsync(CancellationToken cancellationToken)
        {
            _stopped.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        private sealed class Line(Wire wire) : Stream
        {
            private int _pieces;

            public override bool CanRead => false;

            public override bool CanSeek => false;

            public override bool CanWrite => true;

            public override long Length => throw new NotSupportedException();

            public override long Position
            {
                get => throw new NotSupportedException();
                set => throw new NotSupportedException();
            }

            public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
            {
                // Only the file's pieces count; the form around them is short.
                if (buffer.Length < 1024)
                    return;
                wire.Took();
                if (++_pieces > wire.StopsAfter)
                    await wire.StopAsync(cancellationToken);
            }

            public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
                WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

            public override void Flush()
            {
            }

            public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

            public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

            public override void SetLength(long value) => throw new NotSupportedException();

            public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        }

        private int StopsAfter => stopsAfter;

        private void Took() => time.Advance(slowness);
    }

    private sealed class Heard(List<TransferProgress> list) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value) => list.Add(value);
    }
}

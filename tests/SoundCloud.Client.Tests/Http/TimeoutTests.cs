using System.Globalization;

namespace SoundCloud.Tests;

public class TimeoutTests
{
    private static readonly TimeSpan Ten = TimeSpan.FromSeconds(10);

    private static Stage Impatient(int retries = 0) => Stage.Signed(o => o with { Timeout = Ten, MaximumRetryCount = retries, Jitter = () => 0 });

    [Fact]
    public async Task Headers_that_do_not_come_are_a_time_out()
    {
        using var stage = Impatient();
        stage.Service.Then(Answer.Hangs());
        var sending = stage.Client.Tracks.GetAsync(1);
        await stage.Service.SentAsync(1);
        stage.Time.Advance(Ten - TimeSpan.FromTicks(1));
        Assert.False(stage.Service.Requests[0].Cancelled.IsCompleted);
        stage.Time.Advance(TimeSpan.FromTicks(1));
        var e = await Assert.ThrowsAsync<RequestTimeoutException>(() => sending);
        Assert.Equal(Ten, e.Timeout);
    }

    [Fact]
    public async Task A_time_out_is_tried_again()
    {
        using var stage = Impatient(retries: 1);
        stage.Service.Then(Answer.Hangs(), Answer.Track(1));
        var sending = stage.Client.Tracks.GetAsync(1);
        await stage.Service.SentAsync(1);
        stage.Time.Advance(Ten);
        await sending;
        Assert.Equal(2, stage.Service.Requests.Count);
        Assert.Null(Assert.Single(stage.Observer.Retries).Status);
    }

    [Fact]
    public async Task A_change_that_timed_out_is_not_sent_twice()
    {
        using var stage = Impatient(retries: 3);
        stage.Service.Then(Answer.Hangs());
        var sending = stage.Client.Likes.AddTrackAsync(1);
        await stage.Service.SentAsync(1);
        stage.Time.Advance(Ten);
        await Assert.ThrowsAsync<RequestTimeoutException>(() => sending);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_body_that_stops_coming_is_a_time_out()
    {
        using var stage = Impatient();
        using var body = new ScriptedStream();
        stage.Service.Then(Answer.Stream(() => body));
        var sending = stage.Client.Tracks.GetAsync(1);
        // One timer for the headers, which the first piece of the body restarts.
        body.Send("{\"urn\":");
        await stage.Time.SetsAsync(2);
        stage.Time.Advance(Ten);
        await Assert.ThrowsAsync<RequestTimeoutException>(() => sending);
    }

    [Fact]
    public async Task A_body_that_comes_slowly_is_none()
    {
        using var stage = Impatient();
        using var body = new ScriptedStream();
        stage.Service.Then(Answer.Stream(() => body));
        var sending = stage.Client.Tracks.GetAsync(1);
        body.Send("{\"urn\":\"soundcloud:tracks:1\",\"title\":\"");
        var sets = 2;
        await stage.Time.SetsAsync(sets);
        // 256 bytes a second are enough, however long the body is.
        for (var piece = 0; piece < 20; piece++)
        {
            stage.Time.Advance(TimeSpan.FromSeconds(9));
            body.Send(new string('x', 2560));
            await stage.Time.SetsAsync(++sets);
        }
        body.Send("\"}").End();
        Assert.Equal("soundcloud:tracks:1", (await sending).Urn);
    }

    [Fact]
    public async Task A_short_body_may_take_the_whole_time()
    {
        using var stage = Impatient();
        using var body = new ScriptedStream();
        stage.Service.Then(Answer.Stream(() => body));
        var sending = stage.Client.Tracks.GetAsync(1);
        await stage.Time.SetsAsync(2);
        foreach (var c in """{"urn":"soundcloud:tracks:1"}""")
        {
            body.Send(c.ToString(CultureInfo.InvariantCulture));
            stage.Time.Advance(TimeSpan.FromSeconds(0.3));
        }
        body.End();
        Assert.Equal("soundcloud:tracks:1", (await sending).Urn);
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(1, 500)]
    [InlineData(25, 200)]
    public async Task A_body_that_comes_byte_by_byte_is_a_time_out_whatever_its_status(int bytes, int status)
    {
        using var stage = Impatient();
        using var body = new Trickle(stage.Time, TimeSpan.FromSeconds(0.1), bytes);
        stage.Service.Then(Answer.Stream(() => body, status));
        var began = stage.Time.Now;
        var e = await Assert.ThrowsAsync<RequestTimeoutException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(Ten, stage.Time.Now - began);
        Assert.Contains("too slowly", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("did not answer", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_only_has_to_go_on()
    {
        using var stage = Impatient();
        using var body = new Trickle(stage.Time, TimeSpan.FromSeconds(9), 1, length: 50);
        stage.Service.Then(Answer.Stream(() => body));
        using var download = await stage.Client.Transfers.OpenDownloadAsync(new Track { DownloadUrl = "https://api.soundcloud.com/tracks/1/download" });
        using var file = new MemoryStream();
        await download.CopyToAsync(file);
        Assert.Equal(50, file.Length);
    }

    [Fact]
    public async Task Cancelling_ends_a_body_that_hangs_and_is_no_time_out()
    {
        using var stage = Impatient();
        using var body = new ScriptedStream();
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Stream(() => body));
        var sending = stage.Client.Tracks.GetAsync(1, cancellationToken: stop.Token);
        body.Send("{");
        await stage.Time.SetsAsync(2);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Cancelling_ends_the_wait_for_headers_and_is_no_time_out()
    {
        using var stage = Impatient(retries: 3);
        using var stop = new CancellationTokenSource();
        stage.Service.Then(Answer.Hangs());
        var sending = stage.Client.Likes.AddTrackAsync(1, stop.Token);
        await stage.Service.SentAsync(1);
        await stop.CancelAsync();
        var e = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        Assert.Equal(stop.Token, e.CancellationToken);
        Assert.Equal("cancelled", Assert.Single(stage.Observer.Calls).Error);
    }

    [Fact]
    public async Task A_time_out_of_the_transport_itself_is_a_service_out_of_reach()
    {
        using var stage = Impatient();
        stage.Service.Then(Answer.Fails(() => new TaskCanceledException("connect")));
        await Assert.ThrowsAsync<UnreachableException>(() => stage.Client.Tracks.GetAsync(1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_breaks_off_is_a_protocol_error_and_tried_again(bool recovers)
    {
        using var stage = Impatient(retries: 1);
        stage.Service.Always(_ =>
            recovers && stage.Service.Requests.Count == 2
                ? Answer.Track(1)
                : Answer.Stream(() => new ScriptedStream().Send("{\"urn\":").Break(new HttpIOException(HttpRequestError.ResponseEnded, "ended"))));
        if (recovers)
            await stage.Client.Tracks.GetAsync(1);
        else
            await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_body_that_ends_in_the_middle_of_its_JSON_is_a_protocol_error()
    {
        using var stage = Impatient();
        stage.Service.Then(Answer.Stream(() => new ScriptedStream().Send("{\"urn\":\"soundcloud:tra").End()));
        var e = await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.IsAssignableFrom<System.Text.Json.JsonException>(e.InnerException);
    }

    [Fact]
    public async Task A_long_body_that_does_not_declare_its_length_comes_whole()
    {
        using var stage = Impatient();
        var title = string.Concat(Enumerable.Range(0, 40_000).Select(i => i.ToString("x8", CultureInfo.InvariantCulture)));
        var body = new ScriptedStream().Send("{\"id\":1,\"title\":\"");
        foreach (var piece in title.Chunk(999))
            body.Send(new string(piece));
        stage.Service.Then(Answer.Stream(() => body.Send("\"}").End()));
        Assert.Equal(title, (await stage.Client.Tracks.GetAsync(1)).Title);
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off()
    {
        using var stage = Impatient();
        stage.Service.Then(Answer.Stream(() => new EndlessStream()));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
    }

    /// <summary>A body of which a piece comes each time, on the clock of the test.</summary>
    private sealed class Trickle(FakeTimeProvider time, TimeSpan pause, int bytes, int length = int.MaxValue) : MemoryStream
    {
        private int _left = length;

        // Otherwise its length would be declared.
        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            time.Advance(pause);
            cancellationToken.ThrowIfCancellationRequested();
            var count = Math.Min(_left, Math.Min(bytes, buffer.Length));
            buffer.Span[..count].Fill((byte)' ');
            _left -= count;
            return new(count);
        }
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)' ');
            return new(buffer.Length);
        }
    }
}

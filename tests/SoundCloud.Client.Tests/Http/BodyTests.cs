using System.Text;

namespace SoundCloud.Tests;

public class BodyTests
{
    private const int Maximum = 256 * 1024;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Maximum - 1)]
    [InlineData(Maximum)]
    public async Task A_body_up_to_the_limit_is_read_whole(int length)
    {
        var stream = new Spaces(length);
        using var body = await Body.ReadAsync(stream, length, Maximum, _ => { }, default);
        Assert.Equal(length, body.Memory.Length);
        Assert.True(body.Memory.Span.IndexOfAnyExcept((byte)' ') < 0);
    }

    [Theory]
    [InlineData(Maximum + 1, null)]
    [InlineData(Maximum + 1, 3L)]
    [InlineData(int.MaxValue, null)]
    [InlineData(int.MaxValue, 100L * 1024 * 1024 * 1024)]
    public async Task A_longer_one_is_an_error_after_one_byte_too_many_and_takes_no_larger_buffer(int length, long? declared)
    {
        var stream = new Spaces(length);
        // The declared length sizes the first buffer, up to 4 MB, which is the limit in this test.
        var e = await Assert.ThrowsAsync<ProtocolException>(() => Body.ReadAsync(stream, declared > Maximum ? Maximum - 1 : declared, Maximum, _ => { }, default));
        Assert.Contains("longer than", e.Message, StringComparison.Ordinal);
        Assert.False(e.IsTransient);
        Assert.Equal(Maximum + 1, stream.Sent);
        Assert.InRange(stream.LargestRead, 1, Maximum);
    }

    [Fact]
    public async Task An_endless_answer_is_one_request_and_ends_at_32_MB()
    {
        using var stage = Stage.Signed();
        var endless = new Spaces(int.MaxValue);
        stage.Service.Then(Answer.Stream(() => endless));
        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal((32 * 1024 * 1024) + 1, endless.Sent);
        Assert.InRange(endless.LargestRead, 1, 32 * 1024 * 1024);
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_byte_order_mark_before_the_JSON_is_passed_over()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Bytes([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Answer.TrackJson(1))], "application/json", 200));
        Assert.Equal("soundcloud:tracks:1", (await stage.Client.Tracks.GetAsync(1)).Urn);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_buffers_of_a_token_answer_hold_nothing_of_it_afterwards(bool breaksOff)
    {
        // Longer than the first buffer: what it outgrew is cleared too.
        var answer = new NotedBuffers("""{"access_token":"the-very-token","refresh_token":"the-very-refresh","pad":"X"}""".Replace("X", new string('x', 100_000), StringComparison.Ordinal), breaksOff);
        using var stage = Stage.Renewable(change: static o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Stream(() => answer));
        if (breaksOff)
            await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Auth.RenewAsync());
        else
            await stage.Client.Auth.RenewAsync();

        Assert.True(answer.Buffers.Count > 2);
        Assert.All(answer.Buffers, static buffer => Assert.Equal(-1, buffer.Span.IndexOf("the-very-"u8)));
    }

    /// <summary>Keeps the buffers that it was read into.</summary>
    private sealed class NotedBuffers(string text, bool breaksOff) : MemoryStream
    {
        private readonly byte[] _text = Encoding.UTF8.GetBytes(text);
        private int _sent;

        public List<Memory<byte>> Buffers { get; } = [];

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Buffers.Add(buffer);
            var count = Math.Min(buffer.Length, _text.Length - _sent);
            if (count == 0 && breaksOff)
                throw new IOException("The connection was lost.");
            _text.AsSpan(_sent, count).CopyTo(buffer.Span);
            _sent += count;
            return new(count);
        }
    }

    /// <summary>A stream of that many spaces. Each read returns as many as requested.</summary>
    private sealed class Spaces(int length) : MemoryStream
    {
        public int Sent { get; private set; }

        public int LargestRead { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = Math.Min(buffer.Length, length - Sent);
            buffer.Span[..count].Fill((byte)' ');
            LargestRead = Math.Max(LargestRead, buffer.Length);
            Sent += count;
            return new(count);
        }
    }
}

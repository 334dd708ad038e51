using System.IO.Compression;
using System.Text;

namespace SoundCloud.Tests;

public class DecompressionTests
{
    private const int Megabyte = 1024 * 1024;

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("GZip")]
    public async Task A_compressed_answer_is_unpacked(string encoding)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Packed(Encoding.UTF8.GetBytes(Answer.TrackJson(1)), encoding));

        Assert.Equal("soundcloud:tracks:1", (await stage.Client.Tracks.GetAsync(1)).Urn);
        Assert.Equal("gzip, br", stage.Service.Requests[0].AcceptEncoding);
    }

    [Fact]
    public async Task Its_raw_answer_does_not_say_that_it_was_compressed()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Packed("{}"u8.ToArray(), "gzip"));

        var answer = await stage.Client.Raw.SendAsync(new RawRequest { Path = "/me" });

        Assert.Equal("{}", answer.Text);
        Assert.DoesNotContain("Content-Encoding", answer.Headers.Keys, StringComparer.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task Little_that_becomes_much_is_an_error_before_it_is_much(string encoding)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Packed(new byte[30 * Megabyte], encoding));
        var before = GC.GetTotalAllocatedBytes();

        var e = await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Raw.SendAsync(new RawRequest { Path = "/me" }));

        Assert.Contains("one part in 100", e.Message, StringComparison.Ordinal);
        Assert.Single(stage.Service.Requests);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 60 * Megabyte);
    }

    [Fact]
    public async Task A_file_that_becomes_much_ends_as_early()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Packed(new byte[30 * Megabyte], "gzip"));
        using var file = new MemoryStream();

        using var download = await stage.Client.Transfers.OpenDownloadAsync(new Track { DownloadUrl = "https://api.soundcloud.com/tracks/1/download" });

        await Assert.ThrowsAsync<ProtocolException>(() => download.CopyToAsync(file));

        Assert.InRange(file.Length, 0, 5 * Megabyte);
        Assert.Null(stage.Service.Requests[0].AcceptEncoding);
    }

    [Fact]
    public async Task What_packs_well_and_is_an_answer_is_read()
    {
        var description = string.Concat(Enumerable.Repeat("the same words in each description of this list, and again. ", 60));
        // Each track's own texts, such as its links, are what does not pack.
        var items = Answer.Ids(1, 600).Select(id => Answer.TrackJson(id)[..^1] + $",\"stream_url\":\"{Hash(id)}\",\"description\":\"{description}\"}}");
        var page = $$"""{"collection":[{{string.Join(',', items)}}],"next_href":null}""";
        Assert.InRange(page.Length, 2 * Megabyte, 4 * Megabyte);
        using var stage = Stage.Signed();
        stage.Service.Then(Packed(Encoding.UTF8.GetBytes(page), "gzip"));

        Assert.Equal(600, (await stage.Client.Users.Tracks(1).ToListAsync()).Count);
    }

    [Fact]
    public async Task Raw_data_of_more_values_than_any_answer_has_is_an_error()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("[" + string.Concat(Enumerable.Repeat("{},", 999_998)) + "{}]"), Answer.Json("[" + string.Concat(Enumerable.Repeat("{},", 999_999)) + "{}]"));

        var most = await stage.Client.Raw.SendAsync(new RawRequest { Path = "/me" });
        var more = await stage.Client.Raw.SendAsync(new RawRequest { Path = "/me" });

        Assert.Equal(999_999, most.Json!.Value.GetArrayLength());
        Assert.Contains("1,000,000 values", Assert.Throws<ProtocolException>(() => more.Json).Message, StringComparison.Ordinal);
    }

    private static string Hash(long id) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(id)));

    private static Reply Packed(byte[] body, string encoding)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding is "br" ? new BrotliStream(packed, CompressionLevel.Optimal) : new GZipStream(packed, CompressionLevel.Optimal))
            packing.Write(body);
        var bytes = packed.ToArray();
        return (_, _) =>
        {
            var content = new ByteArrayContent(bytes);
            content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
            return Task.FromResult(new HttpResponseMessage { Content = content });
        };
    }
}

using System.Text;

namespace SoundCloud.Tests;

public class DownloadTests
{
    private const string Day = "Fri, 01 May 2026 10:00:00 GMT";

    private static readonly Track Track = new() { Urn = "soundcloud:tracks:1", DownloadUrl = "https://api.soundcloud.com/tracks/1/download" };
    private static readonly DateTimeOffset Modified = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_file_comes_with_its_name_its_type_and_its_version()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Bytes("0123456789"u8.ToArray(), "audio/mpeg", 200, ("ETag", "\"v1\""), ("Content-Disposition", "attachment; filename=\"a.wav\"")));

        using var download = await stage.Client.Transfers.OpenDownloadAsync(Track);

        Assert.Equal(("a.wav", "audio/mpeg", 0L), (download.FileName, download.ContentType, download.From));
        Assert.Equal(new FileVersion("\"v1\"", null, 10), download.Version);
        Assert.Equal((null, null), (stage.Service.Requests[0].Range, stage.Service.Requests[0].IfRange));
    }

    [Theory]
    [InlineData("\"v1\"", null, "\"v1\"")]
    [InlineData("\"v1\"", Day, "\"v1\"")]
    [InlineData("W/\"v1\"", Day, Day)]
    [InlineData(null, Day, Day)]
    public async Task The_rest_is_asked_for_on_the_condition_that_it_is_the_rest_of_that_version(string? tag, string? modified, string condition)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Part("456789", "bytes 4-9/10", tag ?? "\"v1\""));

        using var download = await stage.Client.Transfers.OpenDownloadAsync(Track, 4, new(tag, modified is null ? null : Modified, 10));

        Assert.Equal(("bytes=4-", condition), (stage.Service.Requests[0].Range, stage.Service.Requests[0].IfRange));
    }

    [Theory]
    [InlineData(null, 10L)]
    [InlineData("W/\"v1\"", 10L)]
    [InlineData("\"v1\"", null)]
    public async Task A_version_that_cannot_be_told_from_others_is_not_resumed(string? tag, long? length)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Bytes("0123456789"u8.ToArray(), "audio/mpeg", 200));

        using var download = await stage.Client.Transfers.OpenDownloadAsync(Track, 4, new(tag, null, length));

        Assert.Equal(0, download.From);
        Assert.Null(stage.Service.Requests[0].Range);
    }

    [Theory]
    [InlineData(206, "bytes 4-10/11", "\"v1\"")]
    [InlineData(206, "bytes 4-9/10", "\"v2\"")]
    [InlineData(206, "bytes 0-9/10", "\"v1\"")]
    [InlineData(206, null, "\"v1\"")]
    [InlineData(416, "bytes */3", null)]
    [InlineData(416, "bytes */10", "\"v1\"")]
    public async Task What_is_no_rest_of_that_version_is_downloaded_anew(int status, string? range, string? tag)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Part("xxxxxx", range, tag, status), Answer.Bytes("0123456789"u8.ToArray(), "audio/mpeg", 200, ("ETag", "\"v2\"")));

        using var download = await stage.Client.Transfers.OpenDownloadAsync(Track, 4, new("\"v1\"", null, 10));

        Assert.Equal((0L, "\"v2\""), (download.From, download.Version.ETag));
        Assert.Equal(["bytes=4-", null], stage.Service.Requests.Select(request => request.Range));
    }

    [Fact]
    public async Task A_service_that_sends_another_version_whole_is_asked_once()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Bytes("new"u8.ToArray(), "audio/mpeg", 200, ("ETag", "\"v2\"")));
        using var file = new MemoryStream();

        using var download = await stage.Client.Transfers.OpenDownloadAsync(Track, 4, new("\"v1\"", null, 10));
        await download.CopyToAsync(file);

        Assert.Equal((0L, "new"), (download.From, Encoding.UTF8.GetString(file.ToArray())));
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task Of_a_file_that_is_here_the_last_byte_is_asked_for()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Part("9", "bytes 9-9/10", "\"v1\""));
        using var file = new MemoryStream();

        using var download = await stage.Client.Transfers.OpenDownloadAsync(Track, 10, new("\"v1\"", null, 10));
        await download.CopyToAsync(file);

        Assert.Equal(9, download.From);
        Assert.Equal("bytes=9-", stage.Service.Requests[0].Range);
    }

    [Fact]
    public async Task A_part_that_nobody_asked_for_is_refused()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Part("456789", "bytes 4-9/10", "\"v1\""));

        await Assert.ThrowsAsync<ProtocolException>(() => stage.Client.Transfers.OpenDownloadAsync(Track));
    }

    private static Reply Part(string body, string? range, string? tag, int status = 206)
    {
        var headers = new List<(string, string)>();
        if (tag is not null)
            headers.Add(("ETag", tag));
        if (range is not null)
            headers.Add(("Content-Range", range));
        return Answer.Bytes(Encoding.UTF8.GetBytes(body), "audio/mpeg", status, [.. headers]);
    }
}

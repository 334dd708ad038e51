using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using SoundCloud.Sandbox;

namespace SoundCloud.Tests.Sandbox;

public sealed class CdnTests() : SandboxTest(new() { TrackCount = 200 })
{
    [Fact]
    public async Task A_stream_is_reached_by_a_redirect_and_only_without_the_token()
    {
        var streams = await GetJson($"/tracks/{await One("playable")}/streams");
        foreach (var stream in streams.EnumerateObject())
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await Get(stream.Value.GetString()!, token: "")).StatusCode);
            var found = await Get(stream.Value.GetString()!);
            Assert.Equal(HttpStatusCode.Redirect, found.StatusCode);
            var link = found.Headers.Location!;
            Assert.Equal(Box.CdnUri.Port, link.Port);

            Assert.Equal(HttpStatusCode.BadRequest, (await SendTo(Box.CdnUri, HttpMethod.Get, link.ToString(), null, UserToken)).StatusCode);
            Assert.True(Box.Requests[^1].HasAuthorization);
            Assert.Equal(HttpStatusCode.OK, (await SendTo(Box.CdnUri, HttpMethod.Get, link.ToString())).StatusCode);
        }

        Assert.Equal(["hls_aac_160_url", "hls_mp3_128_url", "http_mp3_128_url", "preview_mp3_128_url"], streams.EnumerateObject().Select(stream => stream.Name));
    }

    [Fact]
    public async Task Head_is_enough_to_read_the_redirect()
    {
        var stream = (await GetJson($"/tracks/{await One("playable")}/streams")).GetProperty("hls_aac_160_url").GetString()!;

        var found = await Send(HttpMethod.Head, stream);

        Assert.Equal(HttpStatusCode.Redirect, found.StatusCode);
        Assert.NotNull(found.Headers.Location);
        Assert.Equal("", await TextOf(found));
    }

    [Fact]
    public async Task A_preview_track_has_the_preview_only_and_a_blocked_one_nothing()
    {
        var preview = await GetJson($"/tracks/{await One("preview")}/streams");
        var blocked = await One("blocked");

        Assert.Equal("preview_mp3_128_url", Assert.Single(preview.EnumerateObject()).Name);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"/tracks/{blocked}/streams")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Get($"/tracks/{blocked}/preview")).StatusCode);
    }

    [Fact]
    public async Task An_hls_playlist_names_segments_that_can_be_fetched()
    {
        var stream = (await GetJson($"/tracks/{await One("playable")}/streams")).GetProperty("hls_mp3_128_url").GetString()!;
        var playlist = await SendTo(Box.CdnUri, HttpMethod.Get, (await Get(stream)).Headers.Location!.ToString());

        Assert.True(playlist.Headers.TransferEncodingChunked);
        var lines = (await TextOf(playlist)).Split('\n');
        Assert.Equal("#EXTM3U", lines[0]);
        foreach (var segment in lines.Where(line => line.StartsWith("http", StringComparison.Ordinal)))
            Assert.Equal(16 * 1024, (await (await SendTo(Box.CdnUri, HttpMethod.Get, segment)).Content.ReadAsByteArrayAsync(Timeout)).Length);
    }

    [Fact]
    public async Task A_link_ends_after_five_minutes_and_cannot_be_made_up()
    {
        var time = new SteppedTime();
        using var box = SoundCloudSandbox.Start(new() { TrackCount = 200, TimeProvider = time });
        var token = box.IssueUserToken().AccessToken;
        var preview = await SendTo(box.ApiUri, HttpMethod.Get, $"/tracks/{await One("playable")}/preview", null, token);
        var link = preview.Headers.Location!.ToString();

        Assert.Equal(HttpStatusCode.OK, (await SendTo(box.CdnUri, HttpMethod.Get, link)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendTo(box.CdnUri, HttpMethod.Get, link + "0")).StatusCode);
        time.Advance(TimeSpan.FromMinutes(6));
        Assert.Equal(HttpStatusCode.Forbidden, (await SendTo(box.CdnUri, HttpMethod.Get, link)).StatusCode);
    }

    [Fact]
    public async Task A_download_can_be_resumed_and_its_parts_make_the_whole()
    {
        var track = (await Items("/me/tracks?limit=200")).First(item => item.GetProperty("downloadable").GetBoolean());
        var link = (await Get(track.GetProperty("download_url").GetString()!)).Headers.Location!;
        var whole = await (await SendTo(Box.CdnUri, HttpMethod.Get, link.ToString())).Content.ReadAsByteArrayAsync(Timeout);

        var first = await Part(link, new RangeHeaderValue(0, 999));
        var rest = await Part(link, new RangeHeaderValue(1000, null));

        Assert.Equal(HttpStatusCode.PartialContent, first.StatusCode);
        Assert.Equal(new ContentRangeHeaderValue(0, 999, whole.Length), first.Content.Headers.ContentRange);
        byte[] joined = [.. await first.Content.ReadAsByteArrayAsync(Timeout), .. await rest.Content.ReadAsByteArrayAsync(Timeout)];
        Assert.Equal(whole, joined);
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await Part(link, new RangeHeaderValue(whole.Length, null))).StatusCode);
        Assert.True(whole.AsSpan().StartsWith("ID3"u8));
    }

    [Fact]
    public async Task A_range_whose_condition_fails_gives_the_whole()
    {
        var track = (await Items("/me/tracks?limit=200")).First(item => item.GetProperty("downloadable").GetBoolean());
        var link = (await Get(track.GetProperty("download_url").GetString()!)).Headers.Location!;

        Assert.Equal(HttpStatusCode.OK, (await Part(link, new RangeHeaderValue(10, null), "\"something else\"")).StatusCode);
    }

    [Fact]
    public async Task Pictures_and_waveforms_are_public()
    {
        var track = (await Items($"/tracks?limit=200&access={All}")).First(item => item.GetProperty("artwork_url").ValueKind == JsonValueKind.String);
        foreach (var name in new[] { "artwork_url", "waveform_url" })
        {
            var picture = await SendTo(Box.CdnUri, HttpMethod.Get, track.GetProperty(name).GetString()!);
            Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
            Assert.Equal("\u0089PNG", System.Text.Encoding.Latin1.GetString((await picture.Content.ReadAsByteArrayAsync(Timeout))[..4]));
        }

        var json = await Json(await SendTo(Box.CdnUri, HttpMethod.Get, track.GetProperty("waveform_url").GetString()!.Replace(".png", ".json", StringComparison.Ordinal)));
        Assert.Equal(1800, json.GetProperty("samples").GetArrayLength());
        Assert.Equal(140, json.GetProperty("height").GetInt32());
        Assert.Equal(HttpStatusCode.Forbidden, (await SendTo(Box.CdnUri, HttpMethod.Get, "/nothing.png")).StatusCode);
    }

    private Task<HttpResponseMessage> Part(Uri link, RangeHeaderValue range, string? condition = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Range = range;
        request.Headers.IfRange = condition is null ? null : new(new EntityTagHeaderValue(condition));
        return Http.SendAsync(request, Timeout);
    }

    private async Task<string> One(string access) => (await Items("/tracks?limit=200&access=" + access))[0].GetProperty("urn").GetString()!;
}

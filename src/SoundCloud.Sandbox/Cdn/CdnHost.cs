using System.Globalization;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Cdn;

/// <summary>The media hosts: signed links and public pictures. Requests with an Authorization header are refused.</summary>
internal sealed class CdnHost(SignedLinks links) : IHost
{
    public string Name => "cdn";

    public Task PrepareAsync(Visit visit) => Task.CompletedTask;

    public void Describe(Visit visit, LoggedRequest entry)
    {
    }

    public Task<HttpResponse> AnswerAsync(Visit visit) => Task.FromResult(Answer(visit));

    private HttpResponse Answer(Visit visit)
    {
        var request = visit.Request;
        if (request.Headers["Authorization"] is not null)
            return HttpResponse.Text(400, "Only one auth mechanism allowed: the link is signed, and an Authorization header came with it.");

        if (!request.IsRead)
            return HttpResponse.Text(405, "Method Not Allowed");

        var path = request.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return path switch
        {
            ["waveforms", var file] when Id(file) is { } id => Waveforms(file, id),
            [var picture] when picture.Split('-') is [_, var number, "large.png"] && Id(number) is { } id => Picture(id),
            _ when !links.IsGood(request) => HttpResponse.Text(403, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>AccessDenied</Code></Error>", "application/xml"),
            ["playlists", var file] when Id(file) is { } id => Playlist(id),
            ["segments", var file, var number] when Id(file) is { } id && Id(number) is { } segment => Sound(request, id, segment * Sounds.SegmentLength, Sounds.SegmentLength),
            ["media", var file] when Id(file) is { } id => Sound(request, id, 0, file.Contains(".preview.", StringComparison.Ordinal) ? Sounds.PreviewLength : Sounds.Length(id)),
            ["downloads", var file] when Id(file) is { } id => Download(visit, id).With("Content-Disposition", $"attachment; filename=\"{id.Text()}.mp3\""),
            _ => HttpResponse.Text(404, "Not Found"),
        };
    }

    private static HttpResponse Waveforms(string file, long id) => file.EndsWith(".json", StringComparison.Ordinal)
        ? HttpResponse.Json(200, Waveform.Json(id))
        : HttpResponse.Json(200, Waveform.Png(id), "image/png");

    private static HttpResponse Picture(long id) => HttpResponse.Json(200, Png.Encode(100, 100, (x, y) => unchecked((byte)((x + y) * (id % 5) + id))), "image/png");

    // Sent in chunks, like a playlist that is generated on the fly.
    private HttpResponse Playlist(long id) => new HttpResponse(200)
    {
        Stream = async body =>
        {
            await body.WriteAsync(Sounds.PlaylistHead()).ConfigureAwait(false);
            for (var segment = 0; segment < Sounds.Segments; segment++)
                await body.WriteAsync(Sounds.PlaylistEntry(links.Sign($"/segments/{id.Text()}.mp3/{segment.Text()}"))).ConfigureAwait(false);

            await body.WriteAsync(Sounds.PlaylistEnd()).ConfigureAwait(false);
        },
    }.With("Content-Type", "application/vnd.apple.mpegurl");

    private static HttpResponse Sound(HttpRequest request, long id, long start, int length) => ByteRange.Answer(
        request, length, "audio/mpeg", $"\"sandbox-{id.Text()}-{start.Text()}-{length.Text()}\"", (from, count) => Sounds.Read(id, start + from, count));

    // Another file of the same length, with another tag.
    private static HttpResponse Download(Visit visit, long id) => visit.Hit("replaced-file") is null
        ? Sound(visit.Request, id, 0, Sounds.Length(id))
        : Sound(visit.Request, id, Sounds.Length(id), Sounds.Length(id));

    // The digits at the start of a file name.
    private static long? Id(string file)
    {
        var digits = file.TakeWhile(char.IsAsciiDigit).Count();
        return long.TryParse(file.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }
}

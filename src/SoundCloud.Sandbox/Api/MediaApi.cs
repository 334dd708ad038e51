using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Cdn;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>Streams, previews and downloads. The API returns addresses, and the CDN serves the bytes.</summary>
internal sealed class MediaApi(SignedLinks links)
{
    private static readonly int[] UuidGroups = [8, 4, 4, 4, 12];

    public IEnumerable<Route> Routes =>
    [
        Route.Get("/tracks/{track_urn}/streams", TokenNeed.Any, Streams),
        Route.Get("/tracks/{track_urn}/streams/{uuid}/hls", TokenNeed.Any, call => Redirect(call, "hls")),
        Route.Get("/tracks/{track_urn}/streams/{uuid}/http", TokenNeed.Any, call => Redirect(call, "http")),
        Route.Get("/tracks/{track_urn}/streams/{uuid}/preview", TokenNeed.Any, call => Redirect(call, "preview")),
        Route.Get("/tracks/{track_urn}/preview", TokenNeed.Any, Preview),
        Route.Get("/tracks/{track_urn}/stream", TokenNeed.Any, Preview),
        Route.Get("/tracks/{track_urn}/download", TokenNeed.Any, Download),
    ];

    private static HttpResponse Streams(ApiCall call)
    {
        var track = call.Track(call.Id);
        if (track.Access == "blocked")
            return ApiErrors.NotFound();

        return HttpResponse.Json(200, JsonBytes.Object(json =>
        {
            var root = $"{call.Addresses.Api}/tracks/{track.Urn}/streams/";
            var secret = track.IsPrivate ? "?secret_token=" + track.SecretToken : "";
            if (track.Access == "playable")
            {
                json.WriteString("hls_aac_160_url", $"{root}{Uuid(track, "aac")}/hls{secret}");
                json.WriteString("hls_mp3_128_url", $"{root}{Uuid(track, "mp3")}/hls{secret}");
                json.WriteString("http_mp3_128_url", $"{root}{Uuid(track, "mp3")}/http{secret}");
            }

            json.WriteString("preview_mp3_128_url", $"{root}{Uuid(track, "preview")}/preview{secret}");
        }));
    }

    private HttpResponse Redirect(ApiCall call, string protocol)
    {
        var track = call.Track(call.Id);
        if (track.Access == "blocked" || !Kinds(protocol).Any(kind => Uuid(track, kind) == call.SecondId))
            return ApiErrors.NotFound();

        if (track.Access == "preview" && protocol != "preview")
            return ApiErrors.WithoutMessage(403);

        return Replies.Found(links.Sign(protocol == "hls" ? $"/playlists/{track.Id.Text()}.m3u8" : $"/media/{track.Id.Text()}.{(protocol == "http" ? "128" : "preview")}.mp3"));
    }

    private HttpResponse Preview(ApiCall call)
    {
        var track = call.Track(call.Id);
        return track.Access == "blocked" ? ApiErrors.NotFound() : Replies.Found(links.Sign($"/media/{track.Id.Text()}.preview.mp3"));
    }

    private HttpResponse Download(ApiCall call)
    {
        var track = call.Track(call.Id);
        return track.Downloadable ? Replies.Found(links.Sign($"/downloads/{track.Id.Text()}.mp3")) : ApiErrors.NotFound();
    }

    private static string[] Kinds(string protocol) => protocol switch
    {
        "hls" => ["aac", "mp3"],
        "http" => ["mp3"],
        _ => ["preview"],
    };

    // Derived from the id, so that the same catalogue has the same addresses.
    private static string Uuid(Track track, string kind)
    {
        var random = new SeededRandom((int)(track.Id & int.MaxValue), kind);
        return string.Join('-', UuidGroups.Select(length => random.Letters(length, "0123456789abcdef")));
    }
}

using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>Uploading, changing and deleting the user's own tracks.</summary>
internal static class TrackWritesApi
{
    /// <summary>The duration of a file at 128 kbit/s, as the sandbox has no decoder.</summary>
    private const int BytesPerSecond = 16_000;

    private static readonly string[] Licenses =
    [
        "no-rights-reserved", "all-rights-reserved", "cc-by", "cc-by-nc", "cc-by-nd", "cc-by-sa", "cc-by-nc-nd", "cc-by-nc-sa",
    ];

    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Post("/tracks", Upload),
        Route.Put("/tracks/{track_urn}", Update),
        Route.Delete("/tracks/{track_urn}", Delete),
    ];

    private static HttpResponse Upload(ApiCall call)
    {
        var file = call.Form?.File("track[asset_data]");
        var title = call.Form?["track[title]"];
        if (file is null || file.Length == 0)
            return ApiErrors.Unprocessable("unable to process provided asset_data");

        if (string.IsNullOrWhiteSpace(title))
            return ApiErrors.Unprocessable("title can't be blank");

        var track = new Track
        {
            Id = call.World.NextTrackId(),
            User = call.Me,
            Title = title,
            Permalink = call.World.FreeTrackPermalink(call.Me, title),
            CreatedAt = call.Now,
            Duration = Math.Max(1, file.Length / BytesPerSecond) * 1000,
            SecretToken = "s-" + new SeededRandom((int)(file.Length & int.MaxValue), file.Sha256).Letters(11, TrackSeed.TokenLetters),
            Downloadable = true,
        };
        Apply(call, track, Fields.Read(call, "track"));
        call.World.Add(track);
        return HttpResponse.Json(201, TrackJson.Render(track, call.Addresses));
    }

    private static HttpResponse Update(ApiCall call)
    {
        var track = call.OwnTrack();
        var wasPrivate = track.IsPrivate;
        Apply(call, track, Fields.Read(call, "track"));
        call.Me.PublicTrackCount += (wasPrivate ? 1 : 0) - (track.IsPrivate ? 1 : 0);
        call.Me.Touch();
        call.World.Changed();
        return HttpResponse.Json(200, TrackJson.Render(track, call.Addresses, call.User));
    }

    private static HttpResponse Delete(ApiCall call)
    {
        call.World.Remove(call.OwnTrack());
        return Replies.Ok();
    }

    // All fields are read before any is set, so a rejected change leaves the track unchanged.
    private static void Apply(ApiCall call, Track track, Fields fields)
    {
        var title = fields.Text("title", track.Title);
        if (string.IsNullOrWhiteSpace(title))
            throw new ApiException(ApiErrors.Unprocessable("title can't be blank"));

        var sharing = fields.Choice("sharing", track.IsPrivate ? "private" : "public", "public", "private");
        var license = fields.Choice("license", track.License, Licenses);
        var embeddable = fields.Choice("embeddable_by", track.EmbeddableBy, "all", "me", "none");
        var released = fields.Date("release_date", track.ReleaseDate);
        var permalink = fields.Text("permalink");
        if (permalink is { Length: > 0 } && call.World.TrackByPermalink(call.Me, permalink) is { } taken && taken != track)
            throw new ApiException(ApiErrors.Unprocessable("permalink has already been taken"));

        var artwork = fields.Form?.File("track[artwork_data]");
        Artwork.Check(artwork);
        var (streamable, downloadable) = (fields.Flag("streamable", track.Streamable), fields.Flag("downloadable", track.Downloadable));
        var (stats, comments) = (fields.Flag("reveal_stats", track.RevealStats), fields.Flag("reveal_comments", track.RevealComments));
        track.Commentable = fields.Flag("commentable", track.Commentable);
        (track.Streamable, track.Downloadable) = (streamable, downloadable);
        (track.RevealStats, track.RevealComments) = (stats, comments);
        track.Title = title;
        track.IsPrivate = sharing == "private";
        track.License = license;
        track.EmbeddableBy = embeddable;
        track.ReleaseDate = released;
        track.HasArtwork |= artwork is not null;
        track.Description = fields.Text("description", track.Description);
        track.Genre = fields.Text("genre", track.Genre) ?? "";
        track.LabelName = fields.Text("label_name", track.LabelName);
        track.MetadataArtist = fields.Text("metadata_artist", track.MetadataArtist);
        track.PurchaseUrl = fields.Text("purchase_url", track.PurchaseUrl);
        track.Release = fields.Text("release", track.Release);
        track.Isrc = fields.Text("isrc", track.Isrc);
        track.SetTags(fields.Text("tag_list", track.TagList) ?? "");
        track.LastModified = call.Now;
        if (permalink is { Length: > 0 } && permalink != track.Permalink)
            call.World.Rename(track, permalink);

        track.Touch();
    }
}

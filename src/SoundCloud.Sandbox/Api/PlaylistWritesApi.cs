using System.Globalization;
using System.Text.Json;
using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>Creating, changing and deleting the user's own playlists.</summary>
internal static class PlaylistWritesApi
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Post("/playlists", Create),
        Route.Put("/playlists/{playlist_urn}", Update),
        Route.Delete("/playlists/{playlist_urn}", Delete),
    ];

    private static HttpResponse Create(ApiCall call)
    {
        var fields = Fields.Read(call, "playlist");
        var title = fields.Text("title");
        if (string.IsNullOrWhiteSpace(title))
            return ApiErrors.Unprocessable("title can't be blank");

        var id = call.World.NextPlaylistId();
        var playlist = new Playlist
        {
            Id = id,
            User = call.Me,
            Title = title,
            Permalink = call.World.FreePlaylistPermalink(call.Me, title),
            CreatedAt = call.Now,
            LastModified = call.Now,
            SecretToken = "s-" + new SeededRandom((int)(id & int.MaxValue), title).Letters(11, TrackSeed.TokenLetters),
        };
        Apply(call, playlist, fields);
        call.World.Add(playlist);
        return HttpResponse.Json(201, Replies.Playlist(call, playlist));
    }

    private static HttpResponse Update(ApiCall call)
    {
        var playlist = call.OwnPlaylist();
        var wasPrivate = playlist.IsPrivate;
        Apply(call, playlist, Fields.Read(call, "playlist"));
        call.Me.PublicPlaylistCount += (wasPrivate ? 1 : 0) - (playlist.IsPrivate ? 1 : 0);
        call.Me.Touch();
        call.World.Changed();
        return HttpResponse.Json(200, Replies.Playlist(call, playlist));
    }

    private static HttpResponse Delete(ApiCall call)
    {
        call.World.Remove(call.OwnPlaylist());
        return HttpResponse.Empty(200);
    }

    // All fields are read before any is set, so a rejected change leaves the playlist unchanged.
    private static void Apply(ApiCall call, Playlist playlist, Fields fields)
    {
        var title = fields.Text("title", playlist.Title);
        if (string.IsNullOrWhiteSpace(title))
            throw new ApiException(ApiErrors.Unprocessable("title can't be blank"));

        var sharing = fields.Choice("sharing", playlist.IsPrivate ? "private" : "public", "public", "private");
        var type = fields.Choice("set_type", playlist.SetType, "album", "playlist");
        var tags = fields.Text("tag_list", playlist.TagList) ?? "";
        if (TagList.HasCommas(tags))
            throw new ApiException(ApiErrors.Unprocessable("tag_list is separated by spaces, with double quotes around tags of several words"));

        var released = fields.Date("release_date", playlist.ReleaseDate);
        var tracks = Tracks(call, fields);
        var artwork = fields.Form?.File("playlist[artwork_data]");
        Artwork.Check(artwork);

        playlist.Title = title;
        playlist.IsPrivate = sharing == "private";
        playlist.SetType = type == "playlist" ? "" : type;
        playlist.ReleaseDate = released;
        playlist.Tracks = tracks ?? playlist.Tracks;
        playlist.HasArtwork |= artwork is not null;
        playlist.Description = fields.Text("description", playlist.Description);
        playlist.Genre = fields.Text("genre", playlist.Genre) ?? "";
        playlist.TagList = tags;
        playlist.License = fields.Text("license", playlist.License) ?? "all-rights-reserved";
        playlist.Ean = fields.Text("ean", playlist.Ean);
        playlist.LabelName = fields.Text("label_name", playlist.LabelName);
        playlist.PurchaseTitle = fields.Text("purchase_title", playlist.PurchaseTitle);
        playlist.PurchaseUrl = fields.Text("purchase_url", playlist.PurchaseUrl);
        playlist.Release = fields.Text("release", playlist.Release);
        playlist.LastModified = call.Now;
        if (fields.Text("permalink") is { Length: > 0 } permalink && permalink != playlist.Permalink)
            call.World.Rename(playlist, permalink);
    }

    /// <summary>The complete new list; null if none was sent.</summary>
    private static List<Track>? Tracks(ApiCall call, Fields fields)
    {
        var ids = fields.Json.ValueKind == JsonValueKind.Object ? JsonIds(fields.Json) : FormIds(fields);
        if (ids?.Count > Playlist.MaxTracks)
            throw new ApiException(ApiErrors.Unprocessable($"a playlist has at most {Playlist.MaxTracks.Text()} tracks"));

        return ids?.ConvertAll(id => call.World.Track(id) is { } track && call.Sees(track) ? track : throw new ApiException(ApiErrors.NotFound()));
    }

    private static List<string>? JsonIds(JsonElement playlist)
    {
        if (!playlist.TryGetProperty("tracks", out var tracks))
            return null;

        return tracks.ValueKind == JsonValueKind.Array
            ? [.. tracks.EnumerateArray().Select(JsonId)]
            : throw new ApiException(ApiErrors.Unprocessable("tracks is not a list"));
    }

    private static string JsonId(JsonElement item)
    {
        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("urn", out var urn) && urn.ValueKind == JsonValueKind.String)
            return urn.GetString()!;

        if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id))
        {
            // The service reads numeric ids as 32 bits; the URN form has no such limit.
            return id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : throw new ApiException(ApiErrors.Unprocessable("id is out of range"));
        }

        throw new ApiException(ApiErrors.Unprocessable("a track has no urn"));
    }

    private static List<string>? FormIds(Fields fields) => fields.Text("tracks][][urn") is { } text
        ? [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
        : null;
}

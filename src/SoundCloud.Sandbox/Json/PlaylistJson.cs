using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.Json;

internal static class PlaylistJson
{
    /// <summary>Includes the given tracks; null omits the member, like show_tracks=false.</summary>
    public static byte[] Render(Playlist playlist, Addresses addresses, IEnumerable<Track>? tracks) => JsonBytes.Object(json =>
    {
        var uri = $"{addresses.Api}/playlists/{playlist.Urn}";
        var secret = playlist.IsPrivate ? "?secret_token=" + playlist.SecretToken : "";
        json.WriteString("kind", "playlist");
        json.WriteNumber("id", playlist.Id);
        json.WriteString("urn", playlist.Urn);
        json.WriteNumber("user_id", playlist.User.Id);
        json.WriteString("user_urn", playlist.User.Urn);
        json.WriteString("title", playlist.Title);
        json.WriteString("description", playlist.Description);
        json.WriteString("permalink", playlist.Permalink);
        json.WriteString("permalink_url", PermalinkUrl(playlist));
        json.WriteString("uri", uri + secret);
        json.WriteString("tracks_uri", uri + "/tracks" + secret);
        json.WriteString("created_at", playlist.CreatedAt.ApiText());
        json.WriteString("last_modified", playlist.LastModified.ApiText());
        json.WriteNumber("duration", playlist.Duration);
        json.WriteNumber("track_count", playlist.Tracks.Count);
        json.WriteNumber("likes_count", playlist.LikesCount);
        json.WriteNumber("reposts_count", playlist.Reposters.Count);
        json.WriteString("sharing", playlist.IsPrivate ? "private" : "public");
        json.WriteString("genre", playlist.Genre);
        json.WriteString("tag_list", playlist.TagList);
        json.WriteString("tags", playlist.TagList);
        json.WriteString("license", playlist.License);
        json.WriteString("ean", playlist.Ean);
        json.WriteString("embeddable_by", "all");
        json.WriteString("playlist_type", playlist.SetType);
        json.WriteString("type", playlist.SetType);
        json.WriteBoolean("downloadable", true);
        json.WriteBoolean("streamable", true);
        json.WriteNull("label");
        json.WriteNull("label_id");
        json.WriteString("label_name", playlist.LabelName);
        json.WriteString("purchase_title", playlist.PurchaseTitle);
        json.WriteString("purchase_url", playlist.PurchaseUrl);
        json.WriteString("release", playlist.Release);
        json.WriteNumber("release_year", playlist.ReleaseDate?.Year);
        json.WriteNumber("release_month", playlist.ReleaseDate?.Month);
        json.WriteNumber("release_day", playlist.ReleaseDate?.Day);
        json.WriteString("artwork_url", playlist.HasArtwork ? $"{addresses.Cdn}/artworks-{playlist.Id.Text()}-large.png" : "");
        json.WritePropertyName("user");
        json.WriteRawValue(UserJson.Render(playlist.User, addresses), skipInputValidation: true);
        if (tracks is null)
            return;

        json.WritePropertyName("tracks");
        json.WriteRawValue(JsonBytes.Array([.. tracks.Select(track => TrackJson.Render(track, addresses))]), skipInputValidation: true);
    });

    public static string PermalinkUrl(Playlist playlist) =>
        $"{Addresses.Site}{playlist.User.Permalink}/sets/{playlist.Permalink}{(playlist.IsPrivate ? "/" + playlist.SecretToken : "")}";
}

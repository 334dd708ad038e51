using System.Text.Json;
using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.Json;

internal static class TrackJson
{
    public static byte[] Render(Track track, Addresses addresses)
    {
        if (track.Json is null || track.JsonUserVersion != track.User.JsonVersion)
        {
            track.Json = Render(track, addresses, isFavorite: false);
            track.JsonUserVersion = track.User.JsonVersion;
        }

        return track.Json;
    }

    /// <summary>As a search and a single read return it; elsewhere user_favorite is always false.</summary>
    public static byte[] Render(Track track, Addresses addresses, User? caller) =>
        caller?.LikedTracks.Contains(track) == true ? Render(track, addresses, isFavorite: true) : Render(track, addresses);

    public static string PermalinkUrl(Track track) =>
        $"{Addresses.Site}{track.User.Permalink}/{track.Permalink}{(track.IsPrivate ? "/" + track.SecretToken : "")}";

    private static byte[] Render(Track track, Addresses addresses, bool isFavorite) => JsonBytes.Object(json =>
    {
        var uri = $"{addresses.Api}/tracks/{track.Urn}";
        var secret = track.IsPrivate ? "?secret_token=" + track.SecretToken : "";
        json.WriteString("kind", "track");
        json.WriteNumber("id", track.Id);
        json.WriteString("urn", track.Urn);
        json.WriteNumber("user_id", track.User.Id);
        json.WriteString("created_at", track.CreatedAt.ApiText());
        json.WriteString("last_modified", track.LastModified.ApiText());
        json.WriteNumber("duration", track.Duration);
        json.WriteNumber("comment_count", track.CommentCount);
        json.WriteBoolean("commentable", track.Commentable);
        json.WriteString("sharing", track.IsPrivate ? "private" : "public");
        json.WriteString("tag_list", track.TagList);
        json.WriteBoolean("streamable", track.Streamable);
        json.WriteString("embeddable_by", track.EmbeddableBy);
        json.WriteString("purchase_url", track.PurchaseUrl);
        json.WriteString("purchase_title", track.PurchaseTitle);
        json.WriteString("genre", track.Genre);
        json.WriteString("title", track.Title);
        json.WriteString("permalink", track.Permalink);
        json.WriteString("description", track.Description);
        json.WriteString("label_name", track.LabelName);
        json.WriteString("release", track.Release);
        json.WriteString("key_signature", track.KeySignature);
        json.WriteString("isrc", track.Isrc);
        json.WriteString("metadata_artist", track.MetadataArtist);
        Bpm(json, track);
        json.WriteNumber("release_year", track.ReleaseDate?.Year);
        json.WriteNumber("release_month", track.ReleaseDate?.Month);
        json.WriteNumber("release_day", track.ReleaseDate?.Day);
        json.WriteString("license", track.License);
        json.WriteString("uri", uri + secret);
        json.WritePropertyName("user");
        json.WriteRawValue(UserJson.Render(track.User, addresses), skipInputValidation: true);
        json.WriteString("permalink_url", PermalinkUrl(track));
        json.WriteString("artwork_url", track.HasArtwork ? $"{addresses.Cdn}/artworks-{track.Id.Text()}-large.png" : null);
        json.WriteString("stream_url", track.Access == "blocked" ? null : uri + "/stream" + secret);
        json.WriteString("download_url", track.Downloadable ? uri + "/download" + secret : null);
        json.WriteString("waveform_url", $"{addresses.Cdn}/waveforms/{track.Id.Text()}_m.png");
        json.WriteString("secret_uri", track.IsPrivate ? uri + secret : null);
        json.WriteNull("available_country_codes");
        json.WriteBoolean("downloadable", track.Downloadable);
        json.WriteString("access", track.Access);
        json.WriteBoolean("user_favorite", isFavorite);
        json.WriteNumber("user_playback_count", track.Id % 7 == 0 ? 1 : 0);
        json.WriteNumber("playback_count", track.PlaybackCount);
        json.WriteNumber("download_count", track.DownloadCount);
        json.WriteNumber("favoritings_count", track.FavoritingsCount);
        json.WriteNumber("reposts_count", track.RepostsCount);
        json.WriteBoolean("reveal_stats", track.RevealStats);
        json.WriteBoolean("reveal_comments", track.RevealComments);
    });

    private static void Bpm(Utf8JsonWriter json, Track track)
    {
        if (track.BpmTenths is not { } tenths)
        {
            json.WriteNull("bpm");
        }
        else if (tenths % 10 == 0)
        {
            json.WriteNumber("bpm", tenths / 10);
        }
        else
        {
            json.WritePropertyName("bpm");
            json.WriteRawValue($"{(tenths / 10).Text()}.{(tenths % 10).Text()}", skipInputValidation: true);
        }
    }
}

using System.Text.Json;
using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.Json;

/// <summary>Resources that are rendered anew each time.</summary>
internal static class SmallJson
{
    public static byte[] Comment(Comment comment, Addresses addresses) => JsonBytes.Object(json =>
    {
        json.WriteString("kind", "comment");
        json.WriteNumber("id", comment.Id);
        json.WriteString("urn", Urn.Comment(comment.Id));
        json.WriteString("body", comment.Body);
        json.WriteString("created_at", comment.CreatedAt.ApiText());
        Number(json, "timestamp", comment.Timestamp);
        json.WriteNumber("track_id", comment.Track.Id);
        json.WriteString("track_urn", comment.Track.Urn);
        json.WriteNumber("user_id", comment.User.Id);
        json.WriteString("user_urn", comment.User.Urn);
        json.WriteString("uri", $"{addresses.Api}/comments/{Urn.Comment(comment.Id)}");
        UserJson.WriteShort(json, comment.User, addresses);
    });

    public static byte[] WebProfile(WebProfile profile, User user) => JsonBytes.Object(json =>
    {
        json.WriteString("created_at", profile.CreatedAt.ApiText());
        json.WriteNumber("id", profile.Id);
        json.WriteString("urn", user.Urn);
        json.WriteString("kind", "web-profile");
        json.WriteString("service", profile.Service);
        json.WriteString("title", profile.Title);
        json.WriteString("url", profile.Url);
        json.WriteString("username", profile.Username);
    });

    public static byte[] Activity(Activity activity, Addresses addresses, Func<Playlist, IEnumerable<Track>> tracks) => JsonBytes.Object(json =>
    {
        json.WriteString("type", activity.Type);
        json.WriteString("created_at", activity.CreatedAt.ApiText());
        json.WritePropertyName("origin");
        json.WriteRawValue(
            activity.Track is { } track ? TrackJson.Render(track, addresses) : PlaylistJson.Render(activity.Playlist!, addresses, tracks(activity.Playlist!)),
            skipInputValidation: true);
        if (activity.Reposter is { } reposter)
            json.WriteString("reposter", reposter.Urn);
    });

    public static byte[] Storefront(Track track, Storefront storefront) => JsonBytes.Object(json =>
    {
        json.WriteString("track_urn", track.Urn);
        json.WriteString("title", storefront.Title);
        json.WriteString("type", storefront.Type);
        json.WriteString("link", storefront.Link);
        json.WriteString("link_title", storefront.LinkTitle);
        json.WriteString("description", storefront.Description);
        json.WriteNull("image_url");
        json.WriteString("price", storefront.Price);
    });

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
            json.WriteNumber(name, number);
        else
            json.WriteNull(name);
    }
}

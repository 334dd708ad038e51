using System.Text.Json;
using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.Json;

internal static class UserJson
{
    public static byte[] Render(User user, Addresses addresses) => user.Json ??= JsonBytes.Object(json =>
    {
        Common(json, user, addresses);
        json.WriteNumber("id", user.Id);
        json.WriteNull("myspace_name");
        json.WriteNull("upload_seconds_left");
        json.WriteStartArray("subscriptions");
        Subscription(json, user);
        json.WriteEndArray();
    });

    /// <summary>The signed-in user, as /me returns it.</summary>
    public static byte[] RenderMe(User user, Addresses addresses)
    {
        var used = user.Tracks.Newest.Sum(track => track.Duration) / 1000;
        var unlimited = user.Plan == "Pro Unlimited";
        return JsonBytes.Object(json =>
        {
            Common(json, user, addresses);
            json.WriteNumber("id", user.Id);
            json.WriteNumber("comments_count", 0);
            json.WriteNumber("likes_count", user.LikedTracks.Count + user.LikedPlaylists.Count);
            json.WriteString("locale", "en");
            json.WriteBoolean("online", false);
            json.WriteBoolean("primary_email_confirmed", true);
            json.WriteNumber("private_playlists_count", user.Playlists.Count - user.PublicPlaylistCount);
            json.WriteNumber("private_tracks_count", user.Tracks.Count - user.PublicTrackCount);
            json.WriteStartObject("quota");
            json.WriteBoolean("unlimited_upload_quota", unlimited);
            json.WriteNumber("upload_seconds_used", used);
            json.WriteNumber("upload_seconds_left", unlimited ? null : Left(used));
            json.WriteEndObject();
            json.WriteStartArray("subscriptions");
            Subscription(json, user);
            json.WriteEndArray();
            json.WriteNumber("upload_seconds_left", unlimited ? null : Left(used));
        });
    }

    /// <summary>The short form inside a comment.</summary>
    public static void WriteShort(Utf8JsonWriter json, User user, Addresses addresses)
    {
        json.WriteStartObject("user");
        json.WriteString("urn", user.Urn);
        json.WriteNumber("id", user.Id);
        json.WriteString("kind", "user");
        json.WriteString("permalink", user.Permalink);
        json.WriteString("username", user.Username);
        json.WriteString("last_modified", user.LastModified.ApiText());
        json.WriteString("uri", Uri(user, addresses));
        json.WriteString("permalink_url", Addresses.Site + user.Permalink);
        json.WriteString("avatar_url", $"{addresses.Cdn}/avatars-{user.Id.Text()}-large.png");
        json.WriteNumber("followers_count", user.FollowersCount);
        json.WriteNumber("followings_count", user.FollowingsCount);
        json.WriteNumber("public_favorites_count", user.LikedTracks.Count + user.LikedPlaylists.Count);
        json.WriteNumber("reposts_count", user.RepostsCount);
        json.WriteEndObject();
    }

    private static void Common(Utf8JsonWriter json, User user, Addresses addresses)
    {
        json.WriteString("avatar_url", $"{addresses.Cdn}/avatars-{user.Id.Text()}-large.png");
        json.WriteString("city", user.City);
        json.WriteString("country", user.Country);
        json.WriteString("created_at", user.CreatedAt.ApiText());
        json.WriteString("description", user.Description);
        json.WriteNull("discogs_name");
        json.WriteString("first_name", user.FirstName);
        json.WriteNumber("followers_count", user.FollowersCount);
        json.WriteNumber("followings_count", user.FollowingsCount);
        json.WriteString("full_name", $"{user.FirstName} {user.LastName}".Trim());
        json.WriteString("urn", user.Urn);
        json.WriteString("kind", "user");
        json.WriteString("last_modified", user.LastModified.ApiText());
        json.WriteString("last_name", user.LastName);
        json.WriteString("permalink", user.Permalink);
        json.WriteString("permalink_url", Addresses.Site + user.Permalink);
        json.WriteString("plan", user.Plan);
        json.WriteNumber("playlist_count", user.PublicPlaylistCount);
        json.WriteNumber("public_favorites_count", user.LikedTracks.Count + user.LikedPlaylists.Count);
        json.WriteNumber("reposts_count", user.RepostsCount);
        json.WriteNumber("track_count", user.PublicTrackCount);
        json.WriteString("uri", Uri(user, addresses));
        json.WriteString("username", user.Username);
        json.WriteString("website", user.Website);
        json.WriteString("website_title", user.WebsiteTitle);
    }

    private static void Subscription(Utf8JsonWriter json, User user)
    {
        if (user.Plan == "Free")
            return;

        json.WriteStartObject();
        json.WriteStartObject("product");
        json.WriteString("id", user.Plan == "Pro" ? "creator-pro" : "creator-pro-unlimited");
        json.WriteString("name", user.Plan);
        json.WriteEndObject();
        json.WriteBoolean("recurring", true);
        json.WriteEndObject();
    }

    // The service percent-encodes the URN in some addresses and not in others.
    private static string Uri(User user, Addresses addresses) =>
        $"{addresses.Api}/users/{(user.Id % 4 == 0 ? System.Uri.EscapeDataString(user.Urn) : user.Urn)}";

    private static int? Left(long used) => (int)Math.Max(0, 10_800 - used);
}

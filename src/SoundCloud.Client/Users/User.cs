using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>A user: <c>GET /users/{user_urn}</c>. Any member can be null, as the API leaves members out.</summary>
public class User : Resource
{
    /// <summary>The display name.</summary>
    public string? Username { get; set; }

    /// <summary>The last part of the profile's link.</summary>
    public string? Permalink { get; set; }

    /// <summary>The profile's soundcloud.com link.</summary>
    public string? PermalinkUrl { get; set; }

    /// <summary>First and last name.</summary>
    public string? FullName { get; set; }

    /// <summary>The first name.</summary>
    public string? FirstName { get; set; }

    /// <summary>The last name.</summary>
    public string? LastName { get; set; }

    /// <summary>The city.</summary>
    public string? City { get; set; }

    /// <summary>The country.</summary>
    public string? Country { get; set; }

    /// <summary>The description, free text.</summary>
    public string? Description { get; set; }

    /// <summary>Followers.</summary>
    public long? FollowersCount { get; set; }

    /// <summary>Followed users.</summary>
    public long? FollowingsCount { get; set; }

    /// <summary>Public tracks.</summary>
    public long? TrackCount { get; set; }

    /// <summary>Public playlists.</summary>
    public long? PlaylistCount { get; set; }

    /// <summary>Liked tracks and playlists together.</summary>
    public long? PublicFavoritesCount { get; set; }

    /// <summary>Likes.</summary>
    public long? LikesCount { get; set; }

    /// <summary>Reposts.</summary>
    public long? RepostsCount { get; set; }

    /// <summary>Comments written.</summary>
    public long? CommentsCount { get; set; }

    /// <summary>The subscription plan, such as <c>Free</c>.</summary>
    public string? Plan { get; set; }

    /// <summary>The subscriptions, as the JSON text of the API: nested, they would be too deep for ConvertTo-Json of a track.</summary>
    public string? Subscriptions { get; set; }

    /// <summary>The avatar, 100 × 100 pixels.</summary>
    public string? AvatarUrl { get; set; }

    /// <summary>The website.</summary>
    public string? Website { get; set; }

    /// <summary>The website's title.</summary>
    public string? WebsiteTitle { get; set; }

    /// <summary>The name at Discogs.</summary>
    public string? DiscogsName { get; set; }

    /// <summary>Whether the user is online.</summary>
    public bool? Online { get; set; }

    /// <summary>When the account was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When the profile was changed last.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary><see cref="FollowersCount"/> under the name that the table shows.</summary>
    [JsonIgnore]
    public long? Followers => FollowersCount;

    /// <summary>City and country.</summary>
    [JsonIgnore]
    public string? Place => (City, Country) switch
    {
        ({ Length: > 0 }, { Length: > 0 }) => $"{City}, {Country}",
        ({ Length: > 0 }, _) => City,
        _ => Country,
    };

    /// <summary>Its link for a browser: <see cref="PermalinkUrl"/> under the name that all things share.</summary>
    [JsonIgnore]
    public string? Url => PermalinkUrl;

    /// <summary>The avatar in all its sizes; null where there is none.</summary>
    [JsonIgnore]
    public ImageUrls? Avatar => ImageUrls.From(AvatarUrl);

    /// <summary>The display name.</summary>
    public override string ToString() => Printable.Line(Username ?? Permalink ?? Urn);

    internal static Shape<User> Shape { get; } = UserShape<User>();

    private protected static Shape<TUser> UserShape<TUser>()
        where TUser : User, new() => ShapeOf<TUser>(ResourceKind.User)
        .Field("username", static (user, ref json) => user.Username = json.Text())
        .Field("permalink", static (user, ref json) => user.Permalink = json.Text())
        .Field("permalink_url", static (user, ref json) => user.PermalinkUrl = json.Text())
        .Field("full_name", static (user, ref json) => user.FullName = json.Text())
        .Field("first_name", static (user, ref json) => user.FirstName = json.Text())
        .Field("last_name", static (user, ref json) => user.LastName = json.Text())
        .Field("city", static (user, ref json) => user.City = json.Word())
        .Field("country", static (user, ref json) => user.Country = json.Word())
        .Field("description", static (user, ref json) => user.Description = json.Text())
        .Field("followers_count", static (user, ref json) => user.FollowersCount = json.Count())
        .Field("followings_count", static (user, ref json) => user.FollowingsCount = json.Count())
        .Field("track_count", static (user, ref json) => user.TrackCount = json.Count())
        .Field("playlist_count", static (user, ref json) => user.PlaylistCount = json.Count())
        .Field("public_favorites_count", static (user, ref json) => user.PublicFavoritesCount = json.Count())
        .Field("likes_count", static (user, ref json) => user.LikesCount = json.Count())
        .Field("reposts_count", static (user, ref json) => user.RepostsCount = json.Count())
        .Field("comments_count", static (user, ref json) => user.CommentsCount = json.Count())
        .Field("plan", static (user, ref json) => user.Plan = json.Word())
        .Field("subscriptions", static (user, ref json) => user.Subscriptions = json.TextOrList())
        .Field("avatar_url", static (user, ref json) => user.AvatarUrl = json.Text())
        .Field("website", static (user, ref json) => user.Website = json.Text())
        .Field("website_title", static (user, ref json) => user.WebsiteTitle = json.Text())
        .Field("discogs_name", static (user, ref json) => user.DiscogsName = json.Text())
        .Field("online", static (user, ref json) => user.Online = json.Flag())
        .Field("created_at", static (user, ref json) => user.CreatedAt = json.Date())
        .Field("last_modified", static (user, ref json) => user.LastModified = json.Date());
}

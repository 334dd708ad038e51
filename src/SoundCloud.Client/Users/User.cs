using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>A user: <c>GET /users/{user_urn}</c>. Any member can be null, as the API leaves members out.</summary>
public partial class User : Resource
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

    /// <summary>Its link for a browser: <see cref="PermalinkUrl"/> under the name that all things share.</summary>
    [JsonIgnore]
    public string? Url => PermalinkUrl;

    /// <summary>How long ago the account was made.</summary>
    [JsonIgnore]
    public TimeSpan? Age => CreatedAt is { } at ? TimeProvider.System.GetUtcNow() - at : null;

    /// <summary>The avatar in all its sizes; null where there is none.</summary>
    [JsonIgnore]
    public ImageUrls? Avatar => ImageUrls.From(AvatarUrl);

    /// <summary>The display name.</summary>
    public override string ToString() => Printable.Line(Username ?? Permalink ?? Urn);
}

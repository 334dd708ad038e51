using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>A playlist or album: <c>GET /playlists/{playlist_urn}</c>. Any member can be null, as the API leaves members out.</summary>
public sealed partial class Playlist : Resource
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>Whose it is.</summary>
    public User? User { get; set; }

    /// <summary>The URN of the user whose it is.</summary>
    public string? UserUrn { get; set; }

    /// <summary>The number of the user whose it is, where the API still sends it.</summary>
    public long? UserId { get; set; }

    /// <summary>How many tracks it holds; it can exceed those that are visible.</summary>
    public long? TrackCount { get; set; }

    /// <summary>The tracks, where they were asked for.</summary>
    public List<Track>? Tracks { get; set; }

    /// <summary>The length of all tracks together.</summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>The genre, free text.</summary>
    public string? Genre { get; set; }

    /// <summary>The tags.</summary>
    public string? TagList { get; set; }

    /// <summary>The tags, where the API sends them under this name.</summary>
    public string? Tags { get; set; }

    /// <summary>The description, free text.</summary>
    public string? Description { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Likes.</summary>
    public long? LikesCount { get; set; }

    /// <summary><c>public</c> or <c>private</c>.</summary>
    public string? Sharing { get; set; }

    /// <summary>The licence, such as <c>all-rights-reserved</c>.</summary>
    public string? License { get; set; }

    /// <summary><c>album</c>, <c>playlist</c> or empty.</summary>
    public string? PlaylistType { get; set; }

    /// <summary>The API's older word for <see cref="PlaylistType"/>.</summary>
    public string? Type { get; set; }

    /// <summary>The release's EAN.</summary>
    public string? Ean { get; set; }

    /// <summary>The label's name.</summary>
    public string? LabelName { get; set; }

    /// <summary>The label's number.</summary>
    public long? LabelId { get; set; }

    /// <summary>The label, where it is a user.</summary>
    public User? Label { get; set; }

    /// <summary>The release's name or number.</summary>
    public string? Release { get; set; }

    /// <summary>The year of release.</summary>
    public int? ReleaseYear { get; set; }

    /// <summary>The month of release, 1 to 12.</summary>
    public int? ReleaseMonth { get; set; }

    /// <summary>The day of release, 1 to 31.</summary>
    public int? ReleaseDay { get; set; }

    /// <summary>The last part of its soundcloud.com link.</summary>
    public string? Permalink { get; set; }

    /// <summary>Its soundcloud.com link.</summary>
    public string? PermalinkUrl { get; set; }

    /// <summary>The address of its tracks at the API.</summary>
    public string? TracksUri { get; set; }

    /// <summary>The artwork, 100 × 100 pixels.</summary>
    public string? ArtworkUrl { get; set; }

    /// <summary>The buy link.</summary>
    public string? PurchaseUrl { get; set; }

    /// <summary>The buy link's text.</summary>
    public string? PurchaseTitle { get; set; }

    /// <summary>Who may embed it: <c>all</c>, <c>me</c> or <c>none</c>.</summary>
    public string? EmbeddableBy { get; set; }

    /// <summary>Whether its tracks can be downloaded.</summary>
    public bool? Downloadable { get; set; }

    /// <summary>Whether it can be streamed.</summary>
    public bool? Streamable { get; set; }

    /// <summary>Its link for a browser: <see cref="PermalinkUrl"/> under the name that all things share.</summary>
    [JsonIgnore]
    public string? Url => PermalinkUrl;

    /// <summary>How long ago it was made.</summary>
    [JsonIgnore]
    public TimeSpan? Age => CreatedAt is { } at ? TimeProvider.System.GetUtcNow() - at : null;

    /// <summary>The artwork in all its sizes; null where there is none.</summary>
    [JsonIgnore]
    public ImageUrls? Artwork => ImageUrls.From(ArtworkUrl);

    /// <summary>The title.</summary>
    public override string ToString() => Printable.Line(Title ?? Urn);
}

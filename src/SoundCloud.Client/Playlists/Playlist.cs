using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>A playlist or album: <c>GET /playlists/{playlist_urn}</c>. Any member can be null, as the API leaves members out.</summary>
public sealed class Playlist : Resource
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

    /// <summary>The tags, separated by spaces, those of several words in quotes.</summary>
    public string? TagList { get; set; }

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

    /// <summary>The tags of <see cref="TagList"/>, each by itself; null where there is no list.</summary>
    [JsonIgnore]
    public TagCollection? Tags => TagList is { } list ? TagCollection.ParseTagList(list) : null;

    /// <summary>The day of release as <c>yyyy-MM-dd</c>; null where its year, month or day is missing.</summary>
    [JsonIgnore]
    public string? ReleaseDate => SoundCloudDate.Day(ReleaseYear, ReleaseMonth, ReleaseDay);

    /// <summary>Its link for a browser: <see cref="PermalinkUrl"/> under the name that all things share.</summary>
    [JsonIgnore]
    public string? Url => PermalinkUrl;

    /// <summary>The artwork in all its sizes; null where there is none.</summary>
    [JsonIgnore]
    public ImageUrls? Artwork => ImageUrls.From(ArtworkUrl);

    /// <summary>The title.</summary>
    public override string ToString() => Printable.Line(Title ?? Urn);

    internal static Shape<Playlist> Shape { get; } = ShapeOf<Playlist>(ResourceKind.Playlist)
        .Field("title", static (playlist, ref json) => playlist.Title = json.Text())
        .Field("user", static (playlist, ref json) => playlist.User = json.Uploader())
        .Field("user_urn", static (playlist, ref json) => playlist.UserUrn = json.Text())
        .Field("user_id", static (playlist, ref json) => playlist.UserId = json.Count())
        .Field("track_count", static (playlist, ref json) => playlist.TrackCount = json.Count())
        .Field("tracks", static (playlist, ref json) => playlist.Tracks = json.Many(Track.Shape))
        .Field("duration", static (playlist, ref json) => playlist.Duration = json.Duration())
        .Field("genre", static (playlist, ref json) => playlist.Genre = json.Word())
        .Field("tag_list", static (playlist, ref json) => playlist.TagList = json.Text() ?? playlist.TagList)
        // The name of the same list in some answers.
        .Field("tags", static (playlist, ref json) => playlist.TagList = json.Text() is { } tags && string.IsNullOrEmpty(playlist.TagList) ? tags : playlist.TagList)
        .Field("description", static (playlist, ref json) => playlist.Description = json.Text())
        .Field("created_at", static (playlist, ref json) => playlist.CreatedAt = json.Date())
        .Field("last_modified", static (playlist, ref json) => playlist.LastModified = json.Date())
        .Field("likes_count", static (playlist, ref json) => playlist.LikesCount = json.Count())
        .Field("sharing", static (playlist, ref json) => playlist.Sharing = json.Word())
        .Field("license", static (playlist, ref json) => playlist.License = json.Word())
        .Field("playlist_type", static (playlist, ref json) => playlist.PlaylistType = json.Word())
        .Field("type", static (playlist, ref json) => playlist.Type = json.Word())
        .Field("ean", static (playlist, ref json) => playlist.Ean = json.Text())
        .Field("label_name", static (playlist, ref json) => playlist.LabelName = json.Word())
        .Field("label_id", static (playlist, ref json) => playlist.LabelId = json.Count())
        .Field("label", static (playlist, ref json) => playlist.Label = json.One(User.Shape))
        .Field("release", static (playlist, ref json) => playlist.Release = json.Text())
        .Field("release_year", static (playlist, ref json) => playlist.ReleaseYear = json.Number())
        .Field("release_month", static (playlist, ref json) => playlist.ReleaseMonth = json.Number())
        .Field("release_day", static (playlist, ref json) => playlist.ReleaseDay = json.Number())
        .Field("permalink", static (playlist, ref json) => playlist.Permalink = json.Text())
        .Field("permalink_url", static (playlist, ref json) => playlist.PermalinkUrl = json.Text())
        .Field("tracks_uri", static (playlist, ref json) => playlist.TracksUri = json.Text())
        .Field("artwork_url", static (playlist, ref json) => playlist.ArtworkUrl = json.Text())
        .Field("purchase_url", static (playlist, ref json) => playlist.PurchaseUrl = json.Text())
        .Field("purchase_title", static (playlist, ref json) => playlist.PurchaseTitle = json.Text())
        .Field("embeddable_by", static (playlist, ref json) => playlist.EmbeddableBy = json.Word())
        .Field("downloadable", static (playlist, ref json) => playlist.Downloadable = json.Flag())
        .Field("streamable", static (playlist, ref json) => playlist.Streamable = json.Flag());
}

using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>A track: <c>GET /tracks/{track_urn}</c>. Any member can be null, as the API leaves members out.</summary>
public sealed class Track : Resource
{
    /// <summary>The title.</summary>
    public string? Title { get; set; }

    /// <summary>Who uploaded it.</summary>
    public User? User { get; set; }

    /// <summary>The number of the user who uploaded it, where the API still sends it.</summary>
    public long? UserId { get; set; }

    /// <summary>The length.</summary>
    public TimeSpan? Duration { get; set; }

    /// <summary>The genre, free text.</summary>
    public string? Genre { get; set; }

    /// <summary>The tags, separated by spaces, those of several words in quotes.</summary>
    public string? TagList { get; set; }

    /// <summary>The description, free text.</summary>
    public string? Description { get; set; }

    /// <summary>When it was uploaded.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>When it was changed last.</summary>
    public DateTimeOffset? LastModified { get; set; }

    /// <summary>Plays.</summary>
    public long? PlaybackCount { get; set; }

    /// <summary>Likes.</summary>
    public long? FavoritingsCount { get; set; }

    /// <summary>Reposts.</summary>
    public long? RepostsCount { get; set; }

    /// <summary>Comments.</summary>
    public long? CommentCount { get; set; }

    /// <summary>Downloads.</summary>
    public long? DownloadCount { get; set; }

    /// <summary>What this session may play: <c>playable</c>, <c>preview</c> or <c>blocked</c>.</summary>
    public string? Access { get; set; }

    /// <summary><c>public</c> or <c>private</c>.</summary>
    public string? Sharing { get; set; }

    /// <summary>The licence, such as <c>all-rights-reserved</c> or <c>cc-by</c>.</summary>
    public string? License { get; set; }

    /// <summary>Beats per minute.</summary>
    public double? Bpm { get; set; }

    /// <summary>The musical key, free text.</summary>
    public string? KeySignature { get; set; }

    /// <summary>The recording's ISRC.</summary>
    public string? Isrc { get; set; }

    /// <summary>The label's name.</summary>
    public string? LabelName { get; set; }

    /// <summary>The artist, where it is not the uploader.</summary>
    public string? MetadataArtist { get; set; }

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

    /// <summary>The artwork, 100 × 100 pixels.</summary>
    public string? ArtworkUrl { get; set; }

    /// <summary>The waveform's address.</summary>
    public string? WaveformUrl { get; set; }

    /// <summary>The old address of the stream; use <c>GET /tracks/{track_urn}/streams</c>.</summary>
    public string? StreamUrl { get; set; }

    /// <summary>The address of the original file, where its owner allows it.</summary>
    public string? DownloadUrl { get; set; }

    /// <summary>The address of a private track with its secret part.</summary>
    public string? SecretUri { get; set; }

    /// <summary>The buy link.</summary>
    public string? PurchaseUrl { get; set; }

    /// <summary>The buy link's text.</summary>
    public string? PurchaseTitle { get; set; }

    /// <summary>Who may embed it: <c>all</c>, <c>me</c> or <c>none</c>.</summary>
    public string? EmbeddableBy { get; set; }

    /// <summary>The countries it is available in, where it is not everywhere.</summary>
    public string? AvailableCountryCodes { get; set; }

    /// <summary>Whether it can be commented.</summary>
    public bool? Commentable { get; set; }

    /// <summary>Whether its owner allows downloads.</summary>
    public bool? Downloadable { get; set; }

    /// <summary>Whether it can be streamed.</summary>
    public bool? Streamable { get; set; }

    /// <summary>Whether its counts are shown to others.</summary>
    public bool? RevealStats { get; set; }

    /// <summary>Whether its comments are shown to others.</summary>
    public bool? RevealComments { get; set; }

    /// <summary>Whether the signed-in user likes it; right on search results and single reads only.</summary>
    public bool? UserFavorite { get; set; }

    /// <summary>How often the signed-in user has played it.</summary>
    public long? UserPlaybackCount { get; set; }

    /// <summary>The tags of <see cref="TagList"/>, each by itself; null where there is no list.</summary>
    [JsonIgnore]
    public TagCollection? Tags => TagList is { } list ? TagCollection.ParseTagList(list) : null;

    /// <summary>The day of release as <c>yyyy-MM-dd</c>; null where its year, month or day is missing.</summary>
    [JsonIgnore]
    public string? ReleaseDate => SoundCloudDate.Day(ReleaseYear, ReleaseMonth, ReleaseDay);

    /// <summary><see cref="PlaybackCount"/> under the name that the table shows.</summary>
    [JsonIgnore]
    public long? Plays => PlaybackCount;

    /// <summary><see cref="FavoritingsCount"/> under the name that the table shows.</summary>
    [JsonIgnore]
    public long? Likes => FavoritingsCount;

    /// <summary>Its link for a browser: <see cref="PermalinkUrl"/> under the name that all things share.</summary>
    [JsonIgnore]
    public string? Url => PermalinkUrl;

    /// <summary>The artwork in all its sizes; null where there is none.</summary>
    [JsonIgnore]
    public ImageUrls? Artwork => ImageUrls.From(ArtworkUrl);

    /// <summary>The title.</summary>
    public override string ToString() => Printable.Line(Title ?? Urn);

    internal static Shape<Track> Shape { get; } = ShapeOf<Track>(ResourceKind.Track)
        .Field("title", static (track, ref json) => track.Title = json.Text())
        .Field("user", static (track, ref json) => track.User = json.Uploader())
        .Field("user_id", static (track, ref json) => track.UserId = json.Count())
        .Field("duration", static (track, ref json) => track.Duration = json.Duration())
        .Field("genre", static (track, ref json) => track.Genre = json.Word())
        .Field("tag_list", static (track, ref json) => track.TagList = json.Text())
        .Field("description", static (track, ref json) => track.Description = json.Text())
        .Field("created_at", static (track, ref json) => track.CreatedAt = json.Date())
        .Field("last_modified", static (track, ref json) => track.LastModified = json.Date())
        .Field("playback_count", static (track, ref json) => track.PlaybackCount = json.Count())
        .Field("favoritings_count", static (track, ref json) => track.FavoritingsCount = json.Count())
        .Field("reposts_count", static (track, ref json) => track.RepostsCount = json.Count())
        .Field("comment_count", static (track, ref json) => track.CommentCount = json.Count())
        .Field("download_count", static (track, ref json) => track.DownloadCount = json.Count())
        .Field("access", static (track, ref json) => track.Access = json.Word())
        .Field("sharing", static (track, ref json) => track.Sharing = json.Word())
        .Field("license", static (track, ref json) => track.License = json.Word())
        .Field("bpm", static (track, ref json) => track.Bpm = json.Real())
        .Field("key_signature", static (track, ref json) => track.KeySignature = json.Word())
        .Field("isrc", static (track, ref json) => track.Isrc = json.Text())
        .Field("label_name", static (track, ref json) => track.LabelName = json.Word())
        .Field("metadata_artist", static (track, ref json) => track.MetadataArtist = json.Text())
        .Field("release", static (track, ref json) => track.Release = json.Text())
        .Field("release_year", static (track, ref json) => track.ReleaseYear = json.Number())
        .Field("release_month", static (track, ref json) => track.ReleaseMonth = json.Number())
        .Field("release_day", static (track, ref json) => track.ReleaseDay = json.Number())
        .Field("permalink", static (track, ref json) => track.Permalink = json.Text())
        .Field("permalink_url", static (track, ref json) => track.PermalinkUrl = json.Text())
        .Field("artwork_url", static (track, ref json) => track.ArtworkUrl = json.Text())
        .Field("waveform_url", static (track, ref json) => track.WaveformUrl = json.Text())
        .Field("stream_url", static (track, ref json) => track.StreamUrl = json.Text())
        .Field("download_url", static (track, ref json) => track.DownloadUrl = json.Text())
        .Field("secret_uri", static (track, ref json) => track.SecretUri = json.Text())
        .Field("purchase_url", static (track, ref json) => track.PurchaseUrl = json.Text())
        .Field("purchase_title", static (track, ref json) => track.PurchaseTitle = json.Text())
        .Field("embeddable_by", static (track, ref json) => track.EmbeddableBy = json.Word())
        .Field("available_country_codes", static (track, ref json) => track.AvailableCountryCodes = json.TextOrList())
        .Field("commentable", static (track, ref json) => track.Commentable = json.Flag())
        .Field("downloadable", static (track, ref json) => track.Downloadable = json.Flag())
        .Field("streamable", static (track, ref json) => track.Streamable = json.Flag())
        .Field("reveal_stats", static (track, ref json) => track.RevealStats = json.Flag())
        .Field("reveal_comments", static (track, ref json) => track.RevealComments = json.Flag())
        .Field("user_favorite", static (track, ref json) => track.UserFavorite = json.Flag())
        .Field("user_playback_count", static (track, ref json) => track.UserPlaybackCount = json.Count());
}

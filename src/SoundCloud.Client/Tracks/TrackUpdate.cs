using System.Globalization;

namespace SoundCloud;

/// <summary>Who can see a thing.</summary>
public enum Sharing
{
    /// <summary>All.</summary>
    Public,

    /// <summary>Its owner, and who has its secret link.</summary>
    Private,
}

/// <summary>What to set on a track. Members that were not set are not sent.</summary>
public sealed class TrackUpdate : ResourceUpdate
{
    /// <summary>The title.</summary>
    public string Title { set => Set("title", value); }

    /// <summary>The last part of its link.</summary>
    public string Permalink { set => Set("permalink", value); }

    /// <summary>Who can see it.</summary>
    public Sharing Sharing { set => Set("sharing", value.ToString().ToLowerInvariant()); }

    /// <summary>Who may embed it: <c>all</c>, <c>me</c> or <c>none</c>.</summary>
    public string EmbeddableBy { set => Set("embeddable_by", value); }

    /// <summary>The buy link.</summary>
    public string? PurchaseUrl { set => Set("purchase_url", value); }

    /// <summary>The description.</summary>
    public string? Description { set => Set("description", value); }

    /// <summary>The genre.</summary>
    public string? Genre { set => Set("genre", value); }

    /// <summary>The tags; those of several words are quoted on the way.</summary>
    public IEnumerable<string> Tags { set => Set("tag_list", TagList.Join(value)); }

    /// <summary>The label's name.</summary>
    public string? LabelName { set => Set("label_name", value); }

    /// <summary>The release's name or number.</summary>
    public string? Release { set => Set("release", value); }

    /// <summary>The day of release.</summary>
    public DateOnly? ReleaseDate { set => Set("release_date", value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); }

    /// <summary>Whether it can be streamed.</summary>
    public bool Streamable { set => Set("streamable", value); }

    /// <summary>Whether it can be downloaded.</summary>
    public bool Downloadable { set => Set("downloadable", value); }

    /// <summary>The licence, such as <c>cc-by</c>.</summary>
    public string License { set => Set("license", value); }

    /// <summary>Whether it can be commented.</summary>
    public bool Commentable { set => Set("commentable", value); }

    /// <summary>Whether its counts are shown to others.</summary>
    public bool RevealStats { set => Set("reveal_stats", value); }

    /// <summary>Whether its comments are shown to others.</summary>
    public bool RevealComments { set => Set("reveal_comments", value); }

    /// <summary>The artist, where it is not the uploader. SoundCloud shows it, but its documentation does not say that it can be set.</summary>
    public string? MetadataArtist { set => Set("metadata_artist", value); }

    /// <summary>The recording's ISRC.</summary>
    public string? Isrc { set => Set("isrc", value); }
}

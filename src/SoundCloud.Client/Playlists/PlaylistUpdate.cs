using System.Globalization;

namespace SoundCloud;

/// <summary>What to set on a playlist: only what was put in is sent.</summary>
public sealed class PlaylistUpdate : Fields
{
    /// <summary>The most tracks that a playlist can hold.</summary>
    public const int MaximumTracks = 500;

    /// <summary>The title.</summary>
    public string Title { set => Set("title", value); }

    /// <summary>The description.</summary>
    public string? Description { set => Set("description", value); }

    /// <summary>Who can see it.</summary>
    public Sharing Sharing { set => Set("sharing", value.ToString().ToLowerInvariant()); }

    /// <summary>All of its tracks, in order; at most 500.</summary>
    /// <exception cref="InvalidRequestException">There are more than 500.</exception>
    public IEnumerable<SoundCloudId> Tracks
    {
        set
        {
            string[] urns = [.. value.Select(id => id.ToUrn(ResourceKind.Track))];
            if (urns.Length > MaximumTracks)
                throw new InvalidRequestException($"A playlist holds at most {MaximumTracks} tracks, not {urns.Length}.");
            Set("tracks", urns);
        }
    }

    /// <summary>The genre.</summary>
    public string? Genre { set => Set("genre", value); }

    /// <summary>The tags, separated by commas on the wire.</summary>
    public IEnumerable<string> Tags { set => Set("tag_list", string.Join(',', value)); }

    /// <summary><c>album</c> or <c>playlist</c>.</summary>
    public string SetType { set => Set("set_type", value); }

    /// <summary>The licence, such as <c>cc-by</c>.</summary>
    public string License { set => Set("license", value); }

    /// <summary>The last part of its link.</summary>
    public string Permalink { set => Set("permalink", value); }

    /// <summary>The release's EAN.</summary>
    public string? Ean { set => Set("ean", value); }

    /// <summary>The label's name.</summary>
    public string? LabelName { set => Set("label_name", value); }

    /// <summary>The release's name or number.</summary>
    public string? Release { set => Set("release", value); }

    /// <summary>The day of release.</summary>
    public DateOnly? ReleaseDate { set => Set("release_date", value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)); }

    /// <summary>The buy link's text.</summary>
    public string? PurchaseTitle { set => Set("purchase_title", value); }

    /// <summary>The buy link.</summary>
    public string? PurchaseUrl { set => Set("purchase_url", value); }
}

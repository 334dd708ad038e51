using System.Globalization;

namespace SoundCloud;

/// <summary>What to set on a playlist. Members that were not set are not sent.</summary>
public sealed class PlaylistUpdate : ResourceUpdate
{
    /// <summary>The most tracks that a playlist can hold.</summary>
    public const int MaximumTracks = 500;

    private SoundCloudId[] _tracks = [];

    /// <summary>The title.</summary>
    public string Title { set => Set("title", value); }

    /// <summary>The description.</summary>
    public string? Description { set => Set("description", value); }

    /// <summary>Who can see it.</summary>
    public Sharing Sharing { set => Set("sharing", value.ToString().ToLowerInvariant()); }

    /// <summary>All of its tracks, in order; at most 500. Links are resolved when it is sent.</summary>
    /// <exception cref="InvalidRequestException">There are more than 500.</exception>
    /// <exception cref="InvalidIdException">One names another kind of thing.</exception>
    public IEnumerable<SoundCloudId> Tracks
    {
        set
        {
            SoundCloudId[] ids = [.. value];
            if (ids.Length > MaximumTracks)
                throw new InvalidRequestException(Messages.PlaylistTooLong(MaximumTracks, ids.Length));
            string[] urns = [.. ids.Select(id => id.Link is not null && id.Fits(ResourceKind.Track) ? id.Link : id.ToUrn(ResourceKind.Track))];
            _tracks = ids;
            HasTracks = true;
            Set("tracks", urns);
        }
    }

    internal bool HasTracks { get; private set; }

    internal IReadOnlyList<SoundCloudId> TrackIds => _tracks;

    /// <summary>The genre.</summary>
    public string? Genre { set => Set("genre", value); }

    /// <summary>The tags.</summary>
    public IEnumerable<string> Tags { set => Set("tag_list", TagList.Join(value)); }

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

    /// <summary>The same with the links among its tracks looked up.</summary>
    internal async Task<PlaylistUpdate> ResolveAsync(Func<SoundCloudId, ValueTask<SoundCloudId>> resolve)
    {
        if (!Array.Exists(_tracks, id => id.Link is not null))
            return this;
        var tracks = new List<SoundCloudId>(_tracks.Length);
        foreach (var id in _tracks)
            tracks.Add(await resolve(id).ConfigureAwait(false));
        var resolved = new PlaylistUpdate();
        CopyTo(resolved);
        resolved.Tracks = tracks;
        return resolved;
    }
}

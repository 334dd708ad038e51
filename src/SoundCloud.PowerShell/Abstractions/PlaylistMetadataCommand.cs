using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that sets what a playlist says of itself; only what was given is sent.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PlaylistMetadataCommand : ChangeCommand
{
    private static readonly Dictionary<string, Action<PlaylistUpdate, PlaylistMetadataCommand>> Members = new(StringComparer.Ordinal)
    {
        ["Title"] = (update, given) => update.Title = given.GivenTitle ?? "",
        [nameof(Description)] = (update, given) => update.Description = given.Description,
        [nameof(Sharing)] = (update, given) => update.Sharing = given.Sharing ?? SoundCloud.Sharing.Public,
        [nameof(Track)] = (update, given) => update.Tracks = given.Track?.OfType<TrackReference>().Select(track => track.ToId()) ?? [],
        [nameof(Genre)] = (update, given) => update.Genre = given.Genre,
        [nameof(Tag)] = (update, given) => update.Tags = given.Tag ?? [],
        [nameof(SetType)] = (update, given) => update.SetType = given.SetType?.ToLowerInvariant() ?? "",
        [nameof(License)] = (update, given) => update.License = given.License?.ToLowerInvariant() ?? "",
        [nameof(Permalink)] = (update, given) => update.Permalink = given.Permalink ?? "",
        [nameof(Ean)] = (update, given) => update.Ean = given.Ean,
        [nameof(LabelName)] = (update, given) => update.LabelName = given.LabelName,
        [nameof(Release)] = (update, given) => update.Release = given.Release,
        [nameof(ReleaseDate)] = (update, given) => update.ReleaseDate = given.ReleaseDate is { } date ? DateOnly.FromDateTime(date) : null,
        [nameof(PurchaseTitle)] = (update, given) => update.PurchaseTitle = given.PurchaseTitle,
        [nameof(PurchaseUrl)] = (update, given) => update.PurchaseUrl = given.PurchaseUrl,
    };

    /// <summary>The description. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Who can see the playlist: all, or you and whoever has its secret link.</summary>
    [Parameter]
    public Sharing? Sharing { get; set; }

    /// <summary>
    /// All of its tracks, in order, at most 500: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes.
    /// </summary>
    [Parameter]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The genre. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
    public string? Genre { get; set; }

    /// <summary>The tags. An empty list clears them.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public string[]? Tag { get; set; }

    /// <summary>What it is.</summary>
    [Parameter]
    [ValidateSet("album", "playlist")]
    public string? SetType { get; set; }

    /// <summary>What others may do with it.</summary>
    [Parameter]
    [ValidateWord(typeof(LicenseWords))]
    [ArgumentCompleter(typeof(WordCompleter<LicenseWords>))]
    public string? License { get; set; }

    /// <summary>The last part of the playlist's link: soundcloud.com/you/sets/this.</summary>
    [Parameter]
    public string? Permalink { get; set; }

    /// <summary>The EAN of the release. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Ean { get; set; }

    /// <summary>The name of the label. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? LabelName { get; set; }

    /// <summary>The name or number of the release. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? Release { get; set; }

    /// <summary>The day of the release.</summary>
    [Parameter]
    [DateTransformation]
    public DateTime? ReleaseDate { get; set; }

    /// <summary>The text of the buy link. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? PurchaseTitle { get; set; }

    /// <summary>Where the release can be bought. An empty text clears it.</summary>
    [Parameter]
    [AllowEmptyString]
    public string? PurchaseUrl { get; set; }

    private protected abstract string? GivenTitle { get; }

    /// <summary>What was given.</summary>
    /// <exception cref="SoundCloudException">A track is no track, or there are more than 500.</exception>
    private protected PlaylistUpdate Given()
    {
        var update = new PlaylistUpdate();
        foreach (var name in MyInvocation.BoundParameters.Keys)
        {
            if (Members.TryGetValue(name, out var set))
                set(update, this);
        }
        return update;
    }
}

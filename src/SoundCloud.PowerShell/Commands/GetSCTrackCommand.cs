using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets tracks: by id, of a user, in a playlist, related to a track, or your own.</summary>
[Cmdlet(VerbsCommon.Get, "SCTrack", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(Track))]
public sealed class GetSCTrackCommand : ReadCommand<Track>
{
    private const string ById = "Id";
    private const string OfUser = "User";
    private const string InPlaylist = "Playlist";
    private const string LikeTrack = "RelatedTo";

    /// <summary>The tracks: numbers, URNs, links or objects. Without any, your own tracks.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Id { get; set; }

    /// <summary>Gets the tracks of these users.</summary>
    [Parameter(ParameterSetName = OfUser, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <summary>Gets the tracks in these playlists.</summary>
    [Parameter(ParameterSetName = InPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>Gets tracks like these.</summary>
    [Parameter(ParameterSetName = LikeTrack, Mandatory = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? RelatedTo { get; set; }

    /// <summary>The last part of a private share link (s-…).</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = InPlaylist)]
    public string? SecretToken { get; set; }

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter(ParameterSetName = OfUser)]
    [Parameter(ParameterSetName = InPlaylist)]
    [Parameter(ParameterSetName = LikeTrack)]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    /// <summary>The order of a user's tracks by the time of their upload.</summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = OfUser)]
    [ValidateSet("Ascending", "Descending")]
    public string? Sort { get; set; }

    private protected override BatchReader<Track> Batches => Client.Tracks.Batches();

    private protected override string[]? AccessFilter => Access;

    private string? SortOrder => Sort?.ToUpperInvariant() switch { "ASCENDING" => "asc", "DESCENDING" => "desc", _ => null };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case ById when IsBare(nameof(Id)):
                WriteList(null, () => Client.Users.Tracks(SoundCloudId.Me, SortOrder, ListOptions));
                break;
            case ById when SecretToken is not null:
                WriteEach(Id, id => Client.Tracks.GetAsync(id, SecretToken, PipelineStopToken));
                break;
            case ById:
                ReadIds(Id ?? []);
                break;
            case OfUser:
                WriteLists(User, id => Client.Users.Tracks(id, SortOrder, ListOptions));
                break;
            case InPlaylist:
                WriteLists(Playlist, id => Client.Playlists.Tracks(id, SecretToken, ListOptions));
                break;
            case LikeTrack:
                WriteLists(RelatedTo, id => Client.Tracks.Related(id, ListOptions));
                break;
        }
    }
}

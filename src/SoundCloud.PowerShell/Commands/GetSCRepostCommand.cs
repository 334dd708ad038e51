using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets what you or a user reposted, or who reposted a track or playlist.</summary>
[Cmdlet(VerbsCommon.Get, "SCRepost", DefaultParameterSetName = OfUser, SupportsPaging = true)]
[OutputType(typeof(Track), typeof(Playlist), ParameterSetName = [OfUser])]
[OutputType(typeof(User), ParameterSetName = [OfTrack, OfPlaylist])]
public sealed class GetSCRepostCommand : ListCommand
{
    private const string OfUser = "User";
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>The users whose reposts to get; yours where not given.</summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <summary>What was reposted: tracks, where not given.</summary>
    [Parameter(ParameterSetName = OfUser)]
    public LikedKind Kind { get; set; } = LikedKind.Track;

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter(ParameterSetName = OfUser)]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    /// <summary>Gets the users who reposted these tracks.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>Gets the users who reposted these playlists.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Playlist { get; set; }

    private protected override string[]? AccessFilter => Kind is LikedKind.Track ? Access : null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case OfTrack:
                WriteLists(Track, id => Client.Tracks.Reposters(id, ListOptions));
                break;
            case OfPlaylist:
                WriteLists(Playlist, id => Client.Playlists.Reposters(id, ListOptions));
                break;
            case OfUser when Kind is LikedKind.Track:
                WriteListsOrMine(nameof(User), User, id => Client.Users.RepostedTracks(id, ListOptions));
                break;
            default:
                WriteListsOrMine(nameof(User), User, id => Client.Users.RepostedPlaylists(id, ListOptions));
                break;
        }
    }
}

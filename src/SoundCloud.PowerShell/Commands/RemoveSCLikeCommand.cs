using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes back likes of tracks and playlists.</summary>
[Cmdlet(VerbsCommon.Remove, "SCLike", DefaultParameterSetName = OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [OfPlaylist])]
public sealed class RemoveSCLikeCommand : ChangeCommand
{
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>The tracks to like no more.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists to like no more.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            Change(Track, "Unlike track", Client.Likes.RemoveTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Change(Playlist, "Unlike playlist", Client.Likes.RemovePlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

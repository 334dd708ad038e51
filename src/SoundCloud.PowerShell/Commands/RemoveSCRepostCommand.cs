using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes back reposts of tracks and playlists.</summary>
[Cmdlet(VerbsCommon.Remove, "SCRepost", DefaultParameterSetName = OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [OfPlaylist])]
public sealed class RemoveSCRepostCommand : ChangeCommand
{
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>The tracks to repost no more.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists to repost no more.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Track?.Any(track => track is not null) == true)
            WarnIfDeprecated(Routes.UnrepostTrack);
        if (ParameterSetName is OfTrack)
            Change(Track, "Unrepost track", Client.Reposts.RemoveTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Change(Playlist, "Unrepost playlist", Client.Reposts.RemovePlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

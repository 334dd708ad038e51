using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Reposts tracks and playlists.</summary>
[Cmdlet(VerbsCommon.Add, "SCRepost", DefaultParameterSetName = OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [OfPlaylist])]
public sealed class AddSCRepostCommand : ChangeCommand
{
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>The tracks to repost.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists to repost.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            Change(Track, "Repost track", Client.Reposts.AddTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Change(Playlist, "Repost playlist", Client.Reposts.AddPlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

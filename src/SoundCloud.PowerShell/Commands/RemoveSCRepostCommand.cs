using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes back reposts of tracks and playlists.</summary>
[Cmdlet(VerbsCommon.Remove, "SCRepost", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class RemoveSCRepostCommand : TrackOrPlaylistCommand
{
    private protected override string Action => "Unrepost";

    private protected override Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop) => Client.Reposts.RemoveTrackAsync(id, stop);

    private protected override Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop) => Client.Reposts.RemovePlaylistAsync(id, stop);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Track?.Any(track => track is not null) == true)
            WarnIfDeprecated(Routes.UnrepostTrack);
        base.ProcessRecord();
    }
}

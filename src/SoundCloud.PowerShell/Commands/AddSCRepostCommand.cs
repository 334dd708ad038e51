using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Reposts tracks and playlists.</summary>
[Cmdlet(VerbsCommon.Add, "SCRepost", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class AddSCRepostCommand : TrackOrPlaylistCommand
{
    private protected override string Action => "Repost";

    private protected override Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop) => Client.Reposts.AddTrackAsync(id, stop);

    private protected override Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop) => Client.Reposts.AddPlaylistAsync(id, stop);
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Likes tracks and playlists.</summary>
[Cmdlet(VerbsCommon.Add, "SCLike", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class AddSCLikeCommand : TrackOrPlaylistCommand
{
    private protected override string Action => "Like";

    private protected override Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.AddTrackAsync(id, stop);

    private protected override Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.AddPlaylistAsync(id, stop);
}

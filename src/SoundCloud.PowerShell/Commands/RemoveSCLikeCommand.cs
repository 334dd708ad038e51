using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes back likes of tracks and playlists.</summary>
[Cmdlet(VerbsCommon.Remove, "SCLike", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class RemoveSCLikeCommand : TrackOrPlaylistCommand
{
    private protected override string Action => "Unlike";

    private protected override Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.RemoveTrackAsync(id, stop);

    private protected override Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.RemovePlaylistAsync(id, stop);
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes likes of tracks and playlists back.</summary>
/// <remarks>
/// <para>Takes tracks or playlists from your list of likes. What you do not like is one error, SoundCloud.NotFound; the others are done
/// all the same. Each is one request.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Take a like back
/// <code>
/// Get-SCLike -First 1 | Remove-SCLike -PassThru
/// </code>
/// The like that you gave last.
/// </example>
/// <example>
/// Clean up long mixes
/// <code>
/// Get-SCLike | Where-Object Duration -GT 1:00:00 | Remove-SCLike -WhatIf
/// </code>
/// Names the tracks. Leave -WhatIf out to do it; export them first with Export-Csv, and they can be liked again.
/// </example>
/// <example>
/// Take likes of playlists back
/// <code>
/// Get-SCLike -Kind Playlist | Remove-SCLike
/// </code>
/// A playlist that comes through the pipeline is told from a track.
/// </example>
/// <seealso cref="AddSCLikeCommand"/>
/// <seealso cref="GetSCLikeCommand"/>
/// <seealso cref="RemoveSCRepostCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCLike", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class RemoveSCLikeCommand : TrackOrPlaylistCommand
{
    private protected override string TrackAction => Messages.UnlikeTrack;

    private protected override string PlaylistAction => Messages.UnlikePlaylist;

    private protected override Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.RemoveTrackAsync(id, stop);

    private protected override Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop) => Client.Likes.RemovePlaylistAsync(id, stop);
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Reposts tracks and playlists.</summary>
/// <remarks>
/// <para>Shares tracks or playlists of others with those who follow you. What you have reposted already stays so. Each repost is one
/// request.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Repost a track by its link
/// <code>
/// Add-SCRepost https://soundcloud.com/jowymusic/machine-balcony
/// </code>
/// Nothing is written. With -PassThru it is the track.
/// </example>
/// <example>
/// Repost the newest of a label
/// <code>
/// Get-SCTrack -User nightshift-label -First 3 | Add-SCRepost -PassThru
/// </code>
/// Reposts its three newest tracks and shows them.
/// </example>
/// <example>
/// Repost a playlist
/// <code>
/// Search-SCPlaylist piano -NoTracks -First 1 | Add-SCRepost
/// </code>
/// A playlist that comes through the pipeline is told from a track.
/// </example>
/// <seealso cref="GetSCRepostCommand"/>
/// <seealso cref="RemoveSCRepostCommand"/>
/// <seealso cref="AddSCLikeCommand"/>
[Cmdlet(VerbsCommon.Add, "SCRepost", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class AddSCRepostCommand : TrackOrPlaylistCommand
{
    private protected override string TrackAction => Messages.RepostTrack;

    private protected override string PlaylistAction => Messages.RepostPlaylist;

    private protected override Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop) => Client.Reposts.AddTrackAsync(id, stop);

    private protected override Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop) => Client.Reposts.AddPlaylistAsync(id, stop);
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes reposts of tracks and playlists back.</summary>
/// <remarks>
/// <para>What you have not reposted is one error, SoundCloud.NotFound; the others are done all the same. Each is one request.
/// SoundCloud has marked the request for tracks as deprecated, and the first use in a session warns of that.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Take your last repost back
/// <code>
/// Get-SCRepost -First 1 | Remove-SCRepost -PassThru
/// </code>
/// The newest comes first.
/// </example>
/// <example>
/// Take all reposts of a label back
/// <code>
/// Get-SCRepost | Where-Object { $_.User.Permalink -eq 'nightshift-label' } |
///     Remove-SCRepost -WhatIf
/// </code>
/// Names the tracks. Leave -WhatIf out to do it.
/// </example>
/// <seealso cref="AddSCRepostCommand"/>
/// <seealso cref="GetSCRepostCommand"/>
/// <seealso cref="RemoveSCLikeCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCRepost", DefaultParameterSetName = TrackOrPlaylistCommand.OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [TrackOrPlaylistCommand.OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [TrackOrPlaylistCommand.OfPlaylist])]
public sealed class RemoveSCRepostCommand : TrackOrPlaylistCommand
{
    private protected override string TrackAction => Messages.UnrepostTrack;

    private protected override string PlaylistAction => Messages.UnrepostPlaylist;

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

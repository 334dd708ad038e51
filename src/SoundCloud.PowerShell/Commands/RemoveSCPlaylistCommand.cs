using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Permanently deletes your playlists.</summary>
/// <remarks>
/// <para>Deletes the playlist, but not its tracks. A deleted playlist cannot be restored, so you are asked before each one, unless you use
/// -Confirm:$false. Each playlist is one request.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Delete a playlist
/// <code>
/// Remove-SCPlaylist https://soundcloud.com/demo-dj/sets/empty-crate
/// </code>
/// Asks for confirmation and deletes the playlist.
/// </example>
/// <example>
/// Delete empty playlists
/// <code>
/// $every = 'playable', 'preview', 'blocked'
/// Get-SCPlaylist -NoTracks | Where-Object TrackCount -EQ 0 |
///     Where-Object { -not (Get-SCTrack -Playlist $_ -Access $every) } |
///     Remove-SCPlaylist -Confirm:$false
/// </code>
/// SoundCloud sometimes reports a TrackCount of 0 for playlists that have tracks, so the example reads the list of tracks as well. Deletes
/// without confirmation; try it with -WhatIf first.
/// </example>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="RemoveSCPlaylistTrackCommand"/>
/// <seealso cref="RemoveSCTrackCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCPlaylist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSCPlaylistCommand : SessionCommand
{
    /// <summary>
    /// Your playlists: numbers, URNs, soundcloud.com links, or objects such as those from Get-SCPlaylist. Feed items are refused, to
    /// protect the playlists that they refer to.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Id { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    // Comments and feed items are refused: they refer to a thing, and deleting it is permanent.
    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, passThru: false, takesPointers: false));

    /// <inheritdoc/>
    protected override void ProcessRecord() => Changes.Add(Id, Messages.DeletePlaylist, Client.Playlists.DeleteAsync);
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Deletes playlists of yours for good.</summary>
/// <remarks>
/// <para>Deletes the playlist. Its tracks stay. It cannot be brought back, so it asks before each one; -Confirm:$false does not ask.
/// Each is one request.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Delete a playlist
/// <code>
/// Remove-SCPlaylist https://soundcloud.com/demo-dj/sets/empty-crate
/// </code>
/// Asks, and deletes it.
/// </example>
/// <example>
/// Delete playlists that hold nothing
/// <code>
/// $every = 'playable', 'preview', 'blocked'
/// Get-SCPlaylist -NoTracks | Where-Object TrackCount -EQ 0 |
///     Where-Object { -not (Get-SCTrack -Playlist $_ -Access $every) } |
///     Remove-SCPlaylist -Confirm:$false
/// </code>
/// SoundCloud has counted 0 for playlists that hold tracks, so the list itself is asked too. Try it with -WhatIf first.
/// </example>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="RemoveSCPlaylistTrackCommand"/>
/// <seealso cref="RemoveSCTrackCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCPlaylist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSCPlaylistCommand : SessionCommand
{
    /// <summary>
    /// The playlists, yours: numbers, URNs, soundcloud.com links, or objects such as Get-SCPlaylist writes. An item of a feed is not taken
    /// for the playlist that it is about.
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
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    // An object that only points at a thing, such as a comment or an item of a feed, is too little to delete the thing for good.
    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, passThru: false, takesPointers: false));

    /// <inheritdoc/>
    protected override void ProcessRecord() => Changes.Add(Id, Messages.DeletePlaylist, Client.Playlists.DeleteAsync);
}

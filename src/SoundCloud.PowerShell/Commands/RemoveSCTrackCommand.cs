using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Permanently deletes your tracks.</summary>
/// <remarks>
/// <para>Deletes the track, its file, its plays and its comments. A deleted track cannot be restored, so you are asked before each one,
/// unless you use -Confirm:$false. To hide a track and keep all of this, use Set-SCTrack -Sharing Private. To save the file first, use
/// Save-SCTrack, if the track can be downloaded. Each track is one request.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Delete a track
/// <code>
/// Remove-SCTrack https://soundcloud.com/demo-dj/feral-harbour-demo
/// </code>
/// Asks for confirmation and deletes the track.
/// </example>
/// <example>
/// Preview which demos would be deleted
/// <code>
/// Get-SCTrack | Where-Object Title -Like '* - Demo' | Remove-SCTrack -WhatIf
/// </code>
/// Names the tracks and deletes none of them.
/// </example>
/// <seealso cref="SetSCTrackCommand"/>
/// <seealso cref="SaveSCTrackCommand"/>
/// <seealso cref="RemoveSCPlaylistTrackCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCTrack", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSCTrackCommand : SessionCommand
{
    /// <summary>
    /// Your tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack. Comments and feed items are refused,
    /// to protect the tracks that they refer to.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(OwnTrackCompleter))]
    public TrackReference?[]? Id { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    // Comments and feed items are refused: they refer to a thing, and deleting it is permanent.
    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, passThru: false, takesPointers: false));

    /// <inheritdoc/>
    protected override void ProcessRecord() => Changes.Add(Id, Messages.DeleteTrack, Client.Tracks.DeleteAsync);
}

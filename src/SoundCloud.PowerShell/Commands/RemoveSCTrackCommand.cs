using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Deletes tracks of yours for good.</summary>
/// <remarks>
/// <para>Deletes the track, its file, its plays and its comments. It cannot be brought back, so it asks before each one;
/// -Confirm:$false does not ask. Set-SCTrack -Sharing Private hides a track and keeps all of that. Save-SCTrack gets the file first,
/// where its download is on. Each is one request.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Delete a track
/// <code>
/// Remove-SCTrack https://soundcloud.com/demo-dj/feral-harbour-demo
/// </code>
/// Asks, and deletes it.
/// </example>
/// <example>
/// See which demos would go
/// <code>
/// Get-SCTrack | Where-Object Title -Like '* - Demo' | Remove-SCTrack -WhatIf
/// </code>
/// Names the tracks and deletes none.
/// </example>
/// <seealso cref="SetSCTrackCommand"/>
/// <seealso cref="SaveSCTrackCommand"/>
/// <seealso cref="RemoveSCPlaylistTrackCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCTrack", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSCTrackCommand : SessionCommand
{
    /// <summary>
    /// The tracks, yours: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. A comment or an item of a feed is
    /// not taken for the track that it is about.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Id { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    // An object that only points at a thing, such as a comment or an item of a feed, is too little to delete the thing for good.
    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, passThru: false, takesPointers: false));

    /// <inheritdoc/>
    protected override void ProcessRecord() => Changes.Add(Id, Messages.DeleteTrack, Client.Tracks.DeleteAsync);
}

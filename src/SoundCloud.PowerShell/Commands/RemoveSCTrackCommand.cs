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
public sealed class RemoveSCTrackCommand : ChangeCommand
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

    // Deleting for good what a comment or a feed merely points at is nobody's wish.
    private protected override bool TakesPointers => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change<Track>(Id, Messages.DeleteTrack, async (id, stop) =>
    {
        await Client.Tracks.DeleteAsync(id, stop).ConfigureAwait(false);
        return null;
    });
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Deletes tracks of yours for good.</summary>
[Cmdlet(VerbsCommon.Remove, "SCTrack", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSCTrackCommand : ChangeCommand
{
    /// <summary>The tracks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Id { get; set; }

    // Deleting for good what a comment or a feed merely points at is nobody's wish.
    private protected override bool TakesPointers => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change<Track>(Id, "Delete track", async (id, stop) =>
    {
        await Client.Tracks.DeleteAsync(id, stop).ConfigureAwait(false);
        return null;
    });
}

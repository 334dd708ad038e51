using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes tracks of yours: what is given is set, the rest stays.</summary>
[Cmdlet(VerbsCommon.Set, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Track))]
public sealed class SetSCTrackCommand : TrackMetadataCommand
{
    /// <summary>The tracks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Id { get; set; }

    private protected override bool TakesProperties =>
        Id is not [{ Input: var input }] || (input is PSObject wrapped ? wrapped.BaseObject : input) is not Track;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var update = Given();
        if (!update.IsEmpty)
            Change<Track>(Id, "Change track", async (id, stop) => await Client.Tracks.UpdateAsync(id, update, stop).ConfigureAwait(false));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Deletes playlists of yours for good.</summary>
[Cmdlet(VerbsCommon.Remove, "SCPlaylist", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(void))]
public sealed class RemoveSCPlaylistCommand : ChangeCommand
{
    /// <summary>The playlists.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Id { get; set; }

    // Deleting for good what a comment or a feed merely points at is nobody's wish.
    private protected override bool TakesPointers => false;

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change<Playlist>(Id, "Delete playlist", async (id, stop) =>
    {
        await Client.Playlists.DeleteAsync(id, stop).ConfigureAwait(false);
        return null;
    });
}

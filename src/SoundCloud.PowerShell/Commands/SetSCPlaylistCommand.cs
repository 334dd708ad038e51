using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes playlists of yours: what is given is set, the rest stays; -Track replaces and reorders the whole list.</summary>
[Cmdlet(VerbsCommon.Set, "SCPlaylist", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class SetSCPlaylistCommand : PlaylistMetadataCommand
{
    /// <summary>The playlists.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Id { get; set; }

    /// <summary>The title.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    private protected override string? GivenTitle => Title;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PlaylistUpdate? update = null;
        if (Try(Track, () => update = Given()) && !update!.IsEmpty)
            Change<Playlist>(Id, "Change playlist", async (id, stop) => await Client.Playlists.UpdateAsync(id, update, stop).ConfigureAwait(false));
    }
}

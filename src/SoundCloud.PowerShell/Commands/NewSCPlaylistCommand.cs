using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Makes a playlist or album of yours and returns it.</summary>
[Cmdlet(VerbsCommon.New, "SCPlaylist", SupportsShouldProcess = true)]
[OutputType(typeof(Playlist))]
public sealed class NewSCPlaylistCommand : PlaylistMetadataCommand
{
    /// <summary>The title.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    private protected override string? GivenTitle => Title;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Title, "Make playlist"))
            Try(Title, () => WriteObject(Await(Client.Playlists.CreateAsync(Given(), PipelineStopToken))));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches playlists by words.</summary>
[Cmdlet(VerbsCommon.Search, "SCPlaylist", SupportsPaging = true)]
[OutputType(typeof(Playlist))]
public sealed class SearchSCPlaylistCommand : ListCommand
{
    /// <summary>The words.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Query { get; set; }

    /// <summary>Leaves their tracks out: the answer is much smaller.</summary>
    [Parameter]
    public SwitchParameter NoTracks { get; set; }

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    private protected override string[]? AccessFilter => Access;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line of a pipeline asks nothing; it does not mean "everything".
        if (!string.IsNullOrWhiteSpace(Query))
            WriteList(Query, () => Client.Search.Playlists(Query, NoTracks ? false : null, ListOptions));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets playlists and albums: by id, of a user, or your own.</summary>
[Cmdlet(VerbsCommon.Get, "SCPlaylist", DefaultParameterSetName = ById, SupportsPaging = true)]
[OutputType(typeof(Playlist))]
public sealed class GetSCPlaylistCommand : ListCommand
{
    private const string ById = "Id";
    private const string OfUser = "User";

    /// <summary>The playlists: numbers, URNs, links or objects. Without any, your own playlists.</summary>
    [Parameter(ParameterSetName = ById, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Id { get; set; }

    /// <summary>Gets the playlists of these users.</summary>
    [Parameter(ParameterSetName = OfUser, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <summary>The last part of a private share link (s-…).</summary>
    [Parameter(ParameterSetName = ById)]
    public string? SecretToken { get; set; }

    /// <summary>Leaves their tracks out: the answer is much smaller.</summary>
    [Parameter]
    public SwitchParameter NoTracks { get; set; }

    /// <summary>Which playlists of a user, by what this session may play of them.</summary>
    [Parameter(ParameterSetName = OfUser)]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    private protected override string[]? AccessFilter => Access;

    private bool? ShowTracks => NoTracks ? false : null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfUser)
            WriteLists(User, id => Client.Users.Playlists(id, ShowTracks, ListOptions));
        else if (IsBare(nameof(Id)))
            WriteList(null, () => Client.Users.Playlists(SoundCloudId.Me, ShowTracks, ListOptions));
        else
            WriteEach(Id, id => Client.Playlists.GetAsync(id, SecretToken, ShowTracks, PipelineStopToken));
    }
}

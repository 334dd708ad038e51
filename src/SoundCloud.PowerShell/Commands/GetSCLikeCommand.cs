using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets what you or a user like, or who likes a track.</summary>
[Cmdlet(VerbsCommon.Get, "SCLike", DefaultParameterSetName = OfUser, SupportsPaging = true)]
[OutputType(typeof(Track), typeof(Playlist), ParameterSetName = [OfUser])]
[OutputType(typeof(User), ParameterSetName = [OfTrack])]
public sealed class GetSCLikeCommand : ListCommand
{
    private const string OfUser = "User";
    private const string OfTrack = "Track";

    /// <summary>The users whose likes to get; yours where not given.</summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <summary>What is liked: tracks, where not given.</summary>
    [Parameter(ParameterSetName = OfUser)]
    public LikedKind Kind { get; set; } = LikedKind.Track;

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter(ParameterSetName = OfUser)]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    /// <summary>Gets the users who like these tracks.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    private protected override string[]? AccessFilter => Kind is LikedKind.Track ? Access : null;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            WriteLists(Track, id => Client.Tracks.Favoriters(id, ListOptions));
        else if (Kind is LikedKind.Track)
            WriteListsOrMine(nameof(User), User, id => Client.Users.LikedTracks(id, ListOptions));
        else
            WriteListsOrMine(nameof(User), User, id => Client.Users.LikedPlaylists(id, ListOptions));
    }
}

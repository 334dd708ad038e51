using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets whom you or a user follow, or the newest tracks of those you follow.</summary>
[Cmdlet(VerbsCommon.Get, "SCFollowing", DefaultParameterSetName = OfUser, SupportsPaging = true)]
[OutputType(typeof(User), ParameterSetName = [OfUser])]
[OutputType(typeof(Track), ParameterSetName = [TheirTracks])]
public sealed class GetSCFollowingCommand : ListCommand
{
    private const string OfUser = "User";
    private const string TheirTracks = "Tracks";

    /// <summary>The users whose followings to get; yours where not given.</summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <summary>Gets the newest tracks of those you follow.</summary>
    [Parameter(ParameterSetName = TheirTracks, Mandatory = true)]
    public SwitchParameter Tracks { get; set; }

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter(ParameterSetName = TheirTracks)]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    private protected override string[]? AccessFilter => Access;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Tracks)
            WriteList(null, () => Client.Me.FollowingsTracks(ListOptions));
        else
            WriteListsOrMine(nameof(User), User, id => Client.Users.Followings(id, ListOptions));
    }
}

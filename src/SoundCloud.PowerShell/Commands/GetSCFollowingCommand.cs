using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the users that you or another user follow, or the newest tracks of the users you follow.</summary>
/// <remarks>
/// <para>Without parameters, the cmdlet gets the users that you follow. With -Tracks, it gets the newest tracks of those users. Both
/// require a signed-in user. For the users that another user follows, an app token is enough.</para>
/// </remarks>
/// <example>
/// Find users you follow who have no track
/// <code>
/// Get-SCFollowing | Where-Object TrackCount -EQ 0
/// </code>
/// Each request reads up to 200 users.
/// </example>
/// <example>
/// Get the newest tracks
/// <code>
/// Get-SCFollowing -Tracks -First 10
/// </code>
/// Gets the newest tracks of all users that you follow.
/// </example>
/// <example>
/// Save a label's network
/// <code>
/// Get-SCFollowing nightshift-label |
///     Select-Object Urn, Username, City, FollowersCount |
///     Export-Csv network.csv
/// </code>
/// Writes one row for each user.
/// </example>
/// <seealso cref="AddSCFollowingCommand"/>
/// <seealso cref="RemoveSCFollowingCommand"/>
/// <seealso cref="TestSCFollowingCommand"/>
/// <seealso cref="GetSCFollowerCommand"/>
/// <seealso cref="GetSCFeedCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCFollowing", DefaultParameterSetName = OfUser, SupportsPaging = true)]
[OutputType(typeof(User), ParameterSetName = [OfUser])]
[OutputType(typeof(Track), ParameterSetName = [TheirTracks])]
public sealed class GetSCFollowingCommand : ListCommand
{
    private const string OfUser = "User";
    private const string TheirTracks = "Tracks";

    /// <summary>
    /// The users to get the followings of: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those
    /// from Search-SCUser. Default: you.
    /// </summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UploaderReference?[]? User { get; set; }

    /// <summary>Gets the newest tracks of the users you follow, instead of the users.</summary>
    [Parameter(ParameterSetName = TheirTracks, Mandatory = true)]
    public SwitchParameter Tracks { get; set; }

    /// <summary>Gets only tracks with this access for you: playable (in full), preview or blocked.</summary>
    [Parameter(ParameterSetName = TheirTracks)]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Tracks)
            WriteList(null, () => Client.Me.FollowingsTracks(Options(Access)));
        else
            WriteListsOrMine(nameof(User), User, id => Client.Users.Followings(id, Options()), KnownCounts.Followings);
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets whom you or another user follow, or the newest tracks of those you follow.</summary>
/// <remarks>
/// <para>Without parameters it gets the users that you follow. With -Tracks it gets what those users have uploaded last. Both need a
/// signed-in user; for the followings of others an app's token is enough.</para>
/// </remarks>
/// <example>
/// Find users you follow who have no track
/// <code>
/// Get-SCFollowing | Where-Object TrackCount -EQ 0
/// </code>
/// Reads 200 users in a request.
/// </example>
/// <example>
/// Hear what is new
/// <code>
/// Get-SCFollowing -Tracks -First 10
/// </code>
/// The newest tracks of all whom you follow.
/// </example>
/// <example>
/// Save a label's network
/// <code>
/// Get-SCFollowing nightshift-label |
///     Select-Object Urn, Username, City, FollowersCount |
///     Export-Csv network.csv
/// </code>
/// One row for each user.
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
    /// The users whose followings to get: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as
    /// Search-SCUser writes. Where not given, yours.
    /// </summary>
    [Parameter(ParameterSetName = OfUser, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference?[]? User { get; set; }

    /// <summary>Gets the newest tracks of those you follow, in place of the users.</summary>
    [Parameter(ParameterSetName = TheirTracks, Mandatory = true)]
    public SwitchParameter Tracks { get; set; }

    /// <summary>Gets only tracks that this session may play in full, as a preview, or not at all.</summary>
    [Parameter(ParameterSetName = TheirTracks)]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (Tracks)
            WriteList(null, () => Client.Me.FollowingsTracks(Options(Access)));
        else
            WriteListsOrMine(nameof(User), User, id => Client.Users.Followings(id, Options()));
    }
}

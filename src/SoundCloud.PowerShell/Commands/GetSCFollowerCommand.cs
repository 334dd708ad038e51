using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets who follows you or another user.</summary>
/// <remarks>
/// <para>Without parameters it gets your own followers, which needs a signed-in user. For the followers of others an app's token is
/// enough. It is one request for 200 followers, so think before you ask for those of a star.</para>
/// </remarks>
/// <example>
/// See who followed you last
/// <code>
/// Get-SCFollower -First 20
/// </code>
/// The newest come first.
/// </example>
/// <example>
/// Find a musician's best known followers
/// <code>
/// Get-SCFollower jowymusic | Sort-Object FollowersCount -Descending |
///     Select-Object -First 5 Username, City, FollowersCount
/// </code>
/// All are read, and sorted here.
/// </example>
/// <example>
/// Find out who has left
/// <code>
/// $now = (Get-SCFollower).Urn
/// Import-Csv followers.csv | Where-Object Urn -NotIn $now
/// </code>
/// Compares with a list that was saved before, by Get-SCFollower | Export-Csv followers.csv.
/// </example>
/// <seealso cref="GetSCFollowingCommand"/>
/// <seealso cref="TestSCFollowerCommand"/>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCFollower", SupportsPaging = true)]
[OutputType(typeof(User))]
public sealed class GetSCFollowerCommand : ListCommand
{
    /// <summary>
    /// The users whose followers to get: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as
    /// Search-SCUser writes. Where not given, yours.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteListsOrMine(nameof(User), User, id => Client.Users.Followers(id, Options()));
}

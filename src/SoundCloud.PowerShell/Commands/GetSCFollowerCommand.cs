using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the users who follow you or another user.</summary>
/// <remarks>
/// <para>Without parameters, the cmdlet gets your own followers, which requires a signed-in user. For the followers of other users, an app
/// token is enough. One request reads up to 200 followers, so reading all followers of a star takes thousands of requests.</para>
/// </remarks>
/// <example>
/// See who followed you last
/// <code>
/// Get-SCFollower -First 20
/// </code>
/// The newest followers come first.
/// </example>
/// <example>
/// Find a musician's best-known followers
/// <code>
/// Get-SCFollower jowymusic | Sort-Object FollowersCount -Descending |
///     Select-Object -First 5 Username, City, FollowersCount
/// </code>
/// Reads all followers, and sorts them on your machine.
/// </example>
/// <example>
/// Find out who no longer follows you
/// <code>
/// $now = (Get-SCFollower).Urn
/// Import-Csv followers.csv | Where-Object Urn -NotIn $now
/// </code>
/// Compares your followers with a list that you saved earlier, with Get-SCFollower | Export-Csv followers.csv.
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
    /// The users whose followers to get: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those
    /// from Search-SCUser. Default: you.
    /// </summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UploaderReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteListsOrMine(nameof(User), User, id => Client.Users.Followers(id, Options()), KnownCounts.Followers);
}

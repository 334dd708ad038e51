using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the links on users' profiles.</summary>
/// <remarks>
/// <para>Gets the links to other places that users show on their profiles: web sites, Bandcamp, Instagram and so on. It is one request
/// for each user. An app's token is enough.</para>
/// </remarks>
/// <example>
/// See your own links
/// <code>
/// Get-SCUser | Get-SCWebProfile
/// </code>
/// Service says where a link leads.
/// </example>
/// <example>
/// Find where artists sell
/// <code>
/// Get-SCFollowing -First 10 | Get-SCWebProfile |
///     Where-Object Service -EQ personal | Select-Object Title, Url
/// </code>
/// The personal sites of ten users that you follow; 'bandcamp' finds their shops there.
/// </example>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="GetSCFollowingCommand"/>
[Cmdlet(VerbsCommon.Get, "SCWebProfile", SupportsPaging = true)]
[OutputType(typeof(WebProfile))]
public sealed class GetSCWebProfileCommand : ListCommand
{
    /// <summary>
    /// The users: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as Search-SCUser writes.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteLists(User, id => Client.Users.WebProfiles(id, Options()));
}

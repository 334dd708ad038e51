using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the links on users' profiles.</summary>
/// <remarks>
/// <para>Gets the links that users show on their profiles: web sites, Bandcamp, Instagram and so on. Each user is one request. An app token
/// is enough.</para>
/// </remarks>
/// <example>
/// See your own links
/// <code>
/// Get-SCUser | Get-SCWebProfile
/// </code>
/// Service names the site of each link.
/// </example>
/// <example>
/// Find the web sites of artists
/// <code>
/// Get-SCFollowing -First 10 | Get-SCWebProfile |
///     Where-Object Service -EQ personal | Select-Object Title, Url
/// </code>
/// Gets the personal sites of ten users that you follow. To find their Bandcamp pages, use 'bandcamp'.
/// </example>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="GetSCFollowingCommand"/>
[Cmdlet(VerbsCommon.Get, "SCWebProfile", SupportsPaging = true)]
[OutputType(typeof(WebProfile))]
public sealed class GetSCWebProfileCommand : ListCommand
{
    /// <summary>
    /// The users: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those from Search-SCUser.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UploaderReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteLists(User, id => Client.Users.WebProfiles(id, Options()));
}

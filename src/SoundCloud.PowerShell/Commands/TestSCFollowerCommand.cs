using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Tells whether users follow you.</summary>
/// <remarks>
/// <para>Writes True or False for each user, in the order given. Each is one request: for many users, Get-SCFollower and a comparison
/// are cheaper. SoundCloud has marked this request as deprecated, and the first use in a session warns of that.</para>
/// <para>It needs a signed-in user.</para>
/// </remarks>
/// <example>
/// Ask about one user
/// <code>
/// Test-SCFollower jowymusic
/// </code>
/// True or False.
/// </example>
/// <example>
/// Find whom you follow in vain
/// <code>
/// Get-SCFollowing -First 12 | Where-Object { -not (Test-SCFollower $_) }
/// </code>
/// One request for each of the twelve.
/// </example>
/// <seealso cref="TestSCFollowingCommand"/>
/// <seealso cref="GetSCFollowerCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "SCFollower")]
[OutputType(typeof(bool))]
public sealed class TestSCFollowerCommand : SessionCommand
{
    /// <summary>
    /// The users who may follow you: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as Search-SCUser
    /// writes.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (User?.Any(user => user is not null) == true)
            WarnIfDeprecated(Routes.MyFollower);
        WriteEach(User, id => Client.Followings.IsFollowedByAsync(id, PipelineStopToken));
    }
}

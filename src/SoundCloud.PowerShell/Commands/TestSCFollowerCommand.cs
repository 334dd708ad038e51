using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Tests whether users follow you.</summary>
/// <remarks>
/// <para>Returns True or False for each user, in the order of the input. Each user is one request. For many users, it takes fewer requests
/// to read the list with Get-SCFollower and compare. SoundCloud has deprecated this operation, and the first use in a session shows a
/// warning.</para>
/// <para>Requires a signed-in user.</para>
/// </remarks>
/// <example>
/// Test one user
/// <code>
/// Test-SCFollower jowymusic
/// </code>
/// Returns True if jowymusic follows you.
/// </example>
/// <example>
/// Find users you follow who do not follow you
/// <code>
/// Get-SCFollowing -First 12 | Where-Object { -not (Test-SCFollower $_) }
/// </code>
/// Sends one request for each of the twelve users.
/// </example>
/// <seealso cref="TestSCFollowingCommand"/>
/// <seealso cref="GetSCFollowerCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "SCFollower")]
[OutputType(typeof(bool))]
public sealed class TestSCFollowerCommand : SessionCommand
{
    /// <summary>
    /// The users to test: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those from
    /// Search-SCUser.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UploaderReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (User?.Any(user => user is not null) == true)
            WarnIfDeprecated(Routes.MyFollower);
        WriteEach(User, id => Client.Followings.IsFollowedByAsync(id, PipelineStopToken));
    }
}

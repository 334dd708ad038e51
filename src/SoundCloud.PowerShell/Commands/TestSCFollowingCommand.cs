using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Tells whether you, or another user, follow users.</summary>
/// <remarks>
/// <para>Writes True or False for each user, in the order given. Each is one request. SoundCloud has marked this request as deprecated,
/// and the first use in a session warns of that. About yourself it needs a signed-in user; with -By an app's token is enough.</para>
/// </remarks>
/// <example>
/// Ask about yourself
/// <code>
/// Test-SCFollowing nightshift-label, demo-dj
/// </code>
/// One answer for each: you do not follow yourself.
/// </example>
/// <example>
/// Ask about another user
/// <code>
/// Test-SCFollowing jowymusic -By nightshift-label
/// </code>
/// Whether the label follows the musician.
/// </example>
/// <example>
/// Follow who is not followed yet
/// <code>
/// Get-Content artists.txt | Where-Object { -not (Test-SCFollowing $_) } |
///     Add-SCFollowing -WhatIf
/// </code>
/// Following twice is no error, so that the test only saves the second request.
/// </example>
/// <seealso cref="TestSCFollowerCommand"/>
/// <seealso cref="GetSCFollowingCommand"/>
/// <seealso cref="AddSCFollowingCommand"/>
[Cmdlet(VerbsDiagnostic.Test, "SCFollowing")]
[OutputType(typeof(bool))]
public sealed class TestSCFollowingCommand : SessionCommand
{
    private SoundCloudId? _by;

    /// <summary>
    /// The users who may be followed: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as Search-SCUser
    /// writes.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference?[]? User { get; set; }

    /// <summary>The user who may follow them. Where not given, you.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(UserOrMeCompleter))]
    public UserReference? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (User?.Any(user => user is not null) == true)
            WarnIfDeprecated(By is null || By.ToString() is "me" ? Routes.MyFollowing : Routes.UserFollowing);
        WriteEach(User, async id => await Client.Followings.ContainsAsync(id, await GetByAsync().ConfigureAwait(false), PipelineStopToken).ConfigureAwait(false));
    }

    // A link is looked up once, however many users are asked for.
    private async Task<SoundCloudId?> GetByAsync()
    {
        if (By is not null)
            _by ??= await Client.Resolve.GetIdAsync(By.ToId(), ResourceKind.User, PipelineStopToken).ConfigureAwait(false);
        return _by;
    }
}

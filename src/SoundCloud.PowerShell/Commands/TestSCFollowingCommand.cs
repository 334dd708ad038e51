using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Tests whether you or another user follow users.</summary>
/// <remarks>
/// <para>Returns True or False for each user, in the order of the input. Each user is one request. SoundCloud has deprecated this
/// operation, and the first use in a session shows a warning. Without -By, a signed-in user is required; with -By, an app token is
/// enough.</para>
/// </remarks>
/// <example>
/// Test whom you follow
/// <code>
/// Test-SCFollowing nightshift-label, demo-dj
/// </code>
/// Returns one value for each user. demo-dj is yourself, and you cannot follow yourself.
/// </example>
/// <example>
/// Test whom another user follows
/// <code>
/// Test-SCFollowing jowymusic -By nightshift-label
/// </code>
/// Returns True if the label follows the musician.
/// </example>
/// <example>
/// Follow users that you do not follow yet
/// <code>
/// Get-Content artists.txt | Where-Object { -not (Test-SCFollowing $_) } |
///     Add-SCFollowing -WhatIf
/// </code>
/// Add-SCFollowing does not fail for users that you already follow, so the test is optional.
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
    /// The users that may be followed: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those from
    /// Search-SCUser.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UploaderReference?[]? User { get; set; }

    /// <summary>The user who may follow them. Default: you.</summary>
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

    // A link in -By is looked up once for all users.
    private async Task<SoundCloudId?> GetByAsync()
    {
        if (By is not null)
            _by ??= await Client.Resolve.GetIdAsync(By.ToId(), ResourceKind.User, PipelineStopToken).ConfigureAwait(false);
        return _by;
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Stops following users.</summary>
/// <remarks>
/// <para>Ends following in your name. Whom you do not follow is one error, SoundCloud.NotFound; the others are done all the same. Each
/// user is one request.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Stop following a user
/// <code>
/// Remove-SCFollowing ohara-and-sons
/// </code>
/// By permalink, number, URN, link or object.
/// </example>
/// <example>
/// Stop following those who have no track
/// <code>
/// Get-SCFollowing | Where-Object TrackCount -EQ 0 |
///     Remove-SCFollowing -PassThru
/// </code>
/// -PassThru shows whom.
/// </example>
/// <example>
/// See who of those you follow does not follow you
/// <code>
/// $followers = (Get-SCFollower).Urn
/// Get-SCFollowing | Where-Object Urn -NotIn $followers |
///     Remove-SCFollowing -WhatIf
/// </code>
/// Two lists are read and compared here, which is cheaper than Test-SCFollower for each.
/// </example>
/// <seealso cref="AddSCFollowingCommand"/>
/// <seealso cref="GetSCFollowingCommand"/>
/// <seealso cref="TestSCFollowerCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCFollowing", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(User))]
public sealed class RemoveSCFollowingCommand : SessionCommand
{
    /// <summary>
    /// The users: numbers, URNs, permalinks (the name in the profile's link), links, or objects such as Search-SCUser writes.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <inheritdoc cref="AddSCLikeCommand.PassThru"/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Changes.Add(User, Messages.UnfollowUser, Client.Followings.RemoveAsync, (id, stop) => Client.Users.GetAsync(id, stop));
}

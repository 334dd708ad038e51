using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Follows users.</summary>
/// <remarks>
/// <para>Follows users in your name. Whom you follow already you go on following, and that is no error. Each user is one request.
/// SoundCloud limits how many users an account may follow, and how many in a short time.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Follow two artists
/// <code>
/// Add-SCFollowing nightshift-label, jowymusic
/// </code>
/// The permalink is the name in the link of a profile: soundcloud.com/jowymusic.
/// </example>
/// <example>
/// Follow everyone a label follows
/// <code>
/// $me = Get-SCUser
/// Get-SCFollowing -User nightshift-label | Where-Object Urn -NE $me.Urn |
///     Add-SCFollowing -ThrottleLimit 2
/// </code>
/// Nobody can follow themselves. -ThrottleLimit 2 is gentle to a service that limits follows.
/// </example>
/// <example>
/// Follow back those who follow you
/// <code>
/// $followed = (Get-SCFollowing).Urn
/// Get-SCFollower | Where-Object Urn -NotIn $followed | Add-SCFollowing -WhatIf
/// </code>
/// Names whom it would follow. Leave -WhatIf out to do it.
/// </example>
/// <seealso cref="GetSCFollowingCommand"/>
/// <seealso cref="RemoveSCFollowingCommand"/>
/// <seealso cref="TestSCFollowingCommand"/>
/// <seealso cref="GetSCFollowerCommand"/>
[Cmdlet(VerbsCommon.Add, "SCFollowing", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(User))]
public sealed class AddSCFollowingCommand : SessionCommand
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
        Changes.Add(User, Messages.FollowUser, Client.Followings.AddAsync, (id, stop) => Client.Users.GetAsync(id, stop));
}

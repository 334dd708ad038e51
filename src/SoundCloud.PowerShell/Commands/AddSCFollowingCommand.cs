using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Follows users.</summary>
/// <remarks>
/// <para>Follows users in your name. It is not an error if you already follow a user. Each user is one request. SoundCloud limits how many
/// users an account can follow in total and within a short time.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Follow two artists
/// <code>
/// Add-SCFollowing nightshift-label, jowymusic
/// </code>
/// A permalink is the last part of a profile's link: soundcloud.com/jowymusic.
/// </example>
/// <example>
/// Follow everyone a label follows
/// <code>
/// $me = Get-SCUser
/// Get-SCFollowing -User nightshift-label | Where-Object Urn -NE $me.Urn |
///     Add-SCFollowing -ThrottleLimit 2
/// </code>
/// The filter removes you from the list, because you cannot follow yourself. -ThrottleLimit 2 keeps at most two requests in flight.
/// </example>
/// <example>
/// Follow back those who follow you
/// <code>
/// $followed = (Get-SCFollowing).Urn
/// Get-SCFollower | Where-Object Urn -NotIn $followed | Add-SCFollowing -WhatIf
/// </code>
/// Shows which users it would follow. Omit -WhatIf to follow them.
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
    /// The users: numbers, URNs, permalinks (the last part of a profile's link), links, or objects such as those from Search-SCUser.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(UserCompleter))]
    public UploaderReference?[]? User { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <inheritdoc cref="AddSCLikeCommand.PassThru"/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Changes.Add(User, Messages.FollowUser, Client.Followings.AddAsync, (id, stop) => Client.Users.GetAsync(id, stop));
}

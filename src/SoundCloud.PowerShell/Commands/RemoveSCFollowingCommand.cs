using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Stops following users.</summary>
/// <remarks>
/// <para>Stops following users in your name. If you do not follow a user, you get the error SoundCloud.NotFound for that user, and the
/// other users are still processed. Each user is one request.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Stop following a user
/// <code>
/// Remove-SCFollowing ohara-and-sons
/// </code>
/// You can give a user as a permalink, number, URN, link or object.
/// </example>
/// <example>
/// Stop following users who have no tracks
/// <code>
/// Get-SCFollowing | Where-Object TrackCount -EQ 0 |
///     Remove-SCFollowing -PassThru
/// </code>
/// -PassThru returns the users that you no longer follow.
/// </example>
/// <example>
/// Preview: stop following users who do not follow you
/// <code>
/// $followers = (Get-SCFollower).Urn
/// Get-SCFollowing | Where-Object Urn -NotIn $followers |
///     Remove-SCFollowing -WhatIf
/// </code>
/// Reads two lists and compares them on your machine, which takes fewer requests than Test-SCFollower for each user.
/// </example>
/// <seealso cref="AddSCFollowingCommand"/>
/// <seealso cref="GetSCFollowingCommand"/>
/// <seealso cref="TestSCFollowerCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCFollowing", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(User))]
public sealed class RemoveSCFollowingCommand : SessionCommand
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
        Changes.Add(User, Messages.UnfollowUser, Client.Followings.RemoveAsync, (id, stop) => Client.Users.GetAsync(id, stop));
}

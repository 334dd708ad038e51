using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Follows users no more.</summary>
[Cmdlet(VerbsCommon.Remove, "SCFollowing", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(User))]
public sealed class RemoveSCFollowingCommand : ChangeCommand
{
    /// <summary>The users.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Change(User, "Unfollow user", Client.Followings.RemoveAsync, (id, stop) => Client.Users.GetAsync(id, stop));
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Follows users.</summary>
[Cmdlet(VerbsCommon.Add, "SCFollowing", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(User))]
public sealed class AddSCFollowingCommand : ChangeCommand
{
    /// <summary>The users.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() =>
        Change(User, "Follow user", Client.Followings.AddAsync, (id, stop) => Client.Users.GetAsync(id, stop));
}

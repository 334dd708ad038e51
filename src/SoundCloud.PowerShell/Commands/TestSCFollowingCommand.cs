using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Tells whether you, or a user, follow users.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SCFollowing")]
[OutputType(typeof(bool))]
public sealed class TestSCFollowingCommand : SessionCommand
{
    /// <summary>The users who may be followed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <summary>The user who may follow them; you where not given.</summary>
    [Parameter]
    public UserReference? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WarnIfDeprecated(By is null ? Routes.MyFollowing : Routes.UserFollowing);
        WriteEach(User, id => Client.Followings.ContainsAsync(id, By?.ToId(), PipelineStopToken));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Tells whether users follow you.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SCFollower")]
[OutputType(typeof(bool))]
public sealed class TestSCFollowerCommand : SessionCommand
{
    /// <summary>The users who may follow you.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (User?.Any(user => user is not null) == true)
            WarnIfDeprecated(Routes.MyFollower);
        WriteEach(User, id => Client.Followings.IsFollowedByAsync(id, PipelineStopToken));
    }
}

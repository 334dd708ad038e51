using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Tells whether you, or a user, follow users.</summary>
[Cmdlet(VerbsDiagnostic.Test, "SCFollowing")]
[OutputType(typeof(bool))]
public sealed class TestSCFollowingCommand : SessionCommand
{
    private SoundCloudId? _by;

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

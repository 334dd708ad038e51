using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets who follows you or a user.</summary>
[Cmdlet(VerbsCommon.Get, "SCFollower", SupportsPaging = true)]
[OutputType(typeof(User))]
public sealed class GetSCFollowerCommand : ListCommand
{
    /// <summary>The users whose followers to get; yours where not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteListsOrMine(nameof(User), User, id => Client.Users.Followers(id, ListOptions));
}

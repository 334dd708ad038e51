using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the links on users' profiles.</summary>
[Cmdlet(VerbsCommon.Get, "SCWebProfile", SupportsPaging = true)]
[OutputType(typeof(WebProfile))]
public sealed class GetSCWebProfileCommand : ListCommand
{
    /// <summary>The users.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public UserReference?[]? User { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteLists(User, id => Client.Users.WebProfiles(id, ListOptions));
}

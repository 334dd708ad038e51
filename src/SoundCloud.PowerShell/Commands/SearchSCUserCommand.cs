using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Searches users by words.</summary>
[Cmdlet(VerbsCommon.Search, "SCUser", SupportsPaging = true)]
[OutputType(typeof(User))]
public sealed class SearchSCUserCommand : ListCommand
{
    /// <summary>The words.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Query { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A null or empty line of a pipeline asks nothing; it does not mean "everything".
        if (!string.IsNullOrWhiteSpace(Query))
            WriteList(Query, () => Client.Search.Users(Query, ListOptions));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the operations of the SoundCloud API as data: method, path, token and the cmdlet that covers each.</summary>
[Cmdlet(VerbsCommon.Get, "SCOperation")]
[OutputType(typeof(Operation))]
public sealed class GetSCOperationCommand : PSCmdlet
{
    /// <summary>Paths such as <c>/me/*</c>; all where not given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [AllowNull]
    [AllowEmptyCollection]
    public string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isBare = !MyInvocation.ExpectingInput && !MyInvocation.BoundParameters.ContainsKey(nameof(Path));
        foreach (var wanted in isBare ? ["*"] : Path ?? [])
        {
            var pattern = WildcardPattern.Get(wanted, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            WriteObject(Operations.All.Where(operation => pattern.IsMatch(operation.Path)), enumerateCollection: true);
        }
    }
}

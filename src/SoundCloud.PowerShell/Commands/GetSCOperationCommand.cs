using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the operations of the SoundCloud API, and the cmdlet for each.</summary>
/// <remarks>
/// <para>Lists the operations of SoundCloud's API: method, path, the token that is required, whether the operation is deprecated, and the
/// cmdlet that calls it. Nothing is sent, and no session is needed.</para>
/// </remarks>
/// <example>
/// List the operations on your own account
/// <code>
/// Get-SCOperation /me/*
/// </code>
/// A path can contain wildcards.
/// </example>
/// <example>
/// Find the operations for which an app token is enough
/// <code>
/// Get-SCOperation | Where-Object Token -EQ Any |
///     Select-Object Method, Path, Cmdlet
/// </code>
/// The other operations require a signed-in user.
/// </example>
/// <example>
/// List the deprecated operations
/// <code>
/// Get-SCOperation | Where-Object IsDeprecated
/// </code>
/// SoundCloud may remove these operations.
/// </example>
/// <seealso cref="InvokeSCRawCommand"/>
/// <seealso href="about_SoundCloud"/>
[Cmdlet(VerbsCommon.Get, "SCOperation")]
[OutputType(typeof(Operation))]
public sealed class GetSCOperationCommand : PSCmdlet
{
    /// <summary>The paths of the operations. Wildcards are allowed, as in '/me/*'. Default: all operations.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(OperationPathCompleter))]
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

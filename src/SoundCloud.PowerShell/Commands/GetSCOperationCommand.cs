using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the operations of the SoundCloud API, and the cmdlet for each.</summary>
/// <remarks>
/// <para>Lists what SoundCloud's API can do: method, path, which token it asks for, whether it is deprecated, and the cmdlet that does
/// it. Nothing is sent, and no session is needed.</para>
/// </remarks>
/// <example>
/// See what there is about yourself
/// <code>
/// Get-SCOperation /me/*
/// </code>
/// A path may have wildcards.
/// </example>
/// <example>
/// Find what an app's token is enough for
/// <code>
/// Get-SCOperation | Where-Object Token -EQ Any |
///     Select-Object Method, Path, Cmdlet
/// </code>
/// The others need a signed-in user.
/// </example>
/// <example>
/// See what may end
/// <code>
/// Get-SCOperation | Where-Object IsDeprecated
/// </code>
/// SoundCloud has marked these as deprecated.
/// </example>
/// <seealso cref="InvokeSCRawCommand"/>
/// <seealso href="about_SoundCloud"/>
[Cmdlet(VerbsCommon.Get, "SCOperation")]
[OutputType(typeof(Operation))]
public sealed class GetSCOperationCommand : PSCmdlet
{
    /// <summary>The paths, with wildcards, such as '/me/*'. Where not given, all.</summary>
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

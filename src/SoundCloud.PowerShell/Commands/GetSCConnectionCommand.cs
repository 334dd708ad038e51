using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets your linked accounts at other services, which SoundCloud no longer offers.</summary>
/// <remarks>
/// <para>SoundCloud has dropped this list: today it ends with the error SoundCloud.UnsupportedOperation. The cmdlet is there for
/// services that still have it. The links on a profile are what Get-SCWebProfile gets.</para>
/// <para>It needs a signed-in user.</para>
/// </remarks>
/// <example>
/// Find out whether it is offered
/// <code>
/// try {
///     Get-SCConnection -ErrorAction Stop
/// }
/// catch {
///     $_.FullyQualifiedErrorId
/// }
/// </code>
/// The id begins with SoundCloud.UnsupportedOperation where it is not.
/// </example>
/// <example>
/// Take the links of the profile in its place
/// <code>
/// $found = Get-SCConnection -ErrorAction Ignore
/// $found ? $found : (Get-SCUser | Get-SCWebProfile)
/// </code>
/// Whatever there is.
/// </example>
/// <seealso cref="GetSCWebProfileCommand"/>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso href="about_SoundCloud_Errors"/>
[Cmdlet(VerbsCommon.Get, "SCConnection", SupportsPaging = true)]
[OutputType(typeof(Connection))]
public sealed class GetSCConnectionCommand : ListCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.Connections(Options()));
}

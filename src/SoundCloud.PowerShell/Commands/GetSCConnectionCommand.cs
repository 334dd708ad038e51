using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets your linked accounts at other services. SoundCloud no longer offers this list.</summary>
/// <remarks>
/// <para>SoundCloud has removed this list, so the cmdlet fails with SoundCloud.UnsupportedOperation. It works only with an API that still
/// has the list. To get the links on a profile, use Get-SCWebProfile.</para>
/// <para>Requires a signed-in user.</para>
/// </remarks>
/// <example>
/// Find out whether the list is offered
/// <code>
/// try {
///     Get-SCConnection -ErrorAction Stop
/// }
/// catch {
///     $_.FullyQualifiedErrorId
/// }
/// </code>
/// If the list is not offered, the id begins with SoundCloud.UnsupportedOperation.
/// </example>
/// <example>
/// Use the links on your profile instead
/// <code>
/// $found = Get-SCConnection -ErrorAction Ignore
/// $found ? $found : (Get-SCUser | Get-SCWebProfile)
/// </code>
/// Gets your linked accounts if the list is offered, and the links on your profile if it is not.
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

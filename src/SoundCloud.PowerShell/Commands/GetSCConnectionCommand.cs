using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets your linked accounts at other services; SoundCloud has dropped this operation.</summary>
[Cmdlet(VerbsCommon.Get, "SCConnection", SupportsPaging = true)]
[OutputType(typeof(Connection))]
public sealed class GetSCConnectionCommand : ListCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.Connections(ListOptions));
}

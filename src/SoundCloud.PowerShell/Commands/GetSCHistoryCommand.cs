using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the tracks you played last, newest first; SoundCloud keeps 25.</summary>
[Cmdlet(VerbsCommon.Get, "SCHistory", SupportsPaging = true)]
[OutputType(typeof(Track))]
public sealed class GetSCHistoryCommand : ListCommand
{
    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    private protected override string[]? AccessFilter => Access;

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.History(ListOptions));
}

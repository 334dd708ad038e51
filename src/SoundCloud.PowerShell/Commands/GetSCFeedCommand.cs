using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets what those you follow upload and repost, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "SCFeed", SupportsPaging = true)]
[OutputType(typeof(Activity))]
public sealed class GetSCFeedCommand : ListCommand
{
    /// <summary>Only tracks.</summary>
    [Parameter]
    public SwitchParameter TracksOnly { get; set; }

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    private protected override string[]? AccessFilter => Access;

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.Feed(TracksOnly, ListOptions));
}

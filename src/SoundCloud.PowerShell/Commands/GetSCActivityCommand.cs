using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the older kind of feed, which SoundCloud has deprecated; Get-SCFeed is the newer.</summary>
[Cmdlet(VerbsCommon.Get, "SCActivity", DefaultParameterSetName = "All", SupportsPaging = true)]
[OutputType(typeof(Activity))]
public sealed class GetSCActivityCommand : ListCommand
{
    /// <summary>Your own activities.</summary>
    [Parameter(ParameterSetName = "Own", Mandatory = true)]
    public SwitchParameter Own { get; set; }

    /// <summary>Only tracks.</summary>
    [Parameter(ParameterSetName = "All")]
    public SwitchParameter TracksOnly { get; set; }

    /// <summary>Which tracks, by what this session may play of them.</summary>
    [Parameter]
    [ValidateSet("playable", "preview", "blocked")]
    public string[]? Access { get; set; }

    private protected override string[]? AccessFilter => Access;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WarnIfDeprecated(Own ? Routes.MyOwnActivities : TracksOnly ? Routes.MyTrackActivities : Routes.MyActivities);
        WriteList(null, () => Own ? Client.Me.OwnActivities(ListOptions) : Client.Me.Activities(TracksOnly, ListOptions));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets activities, an older form of the feed that SoundCloud has deprecated.</summary>
/// <remarks>
/// <para>SoundCloud has deprecated this list, and the first use in a session shows a warning. Use Get-SCFeed instead. Only Get-SCActivity
/// can list your own uploads and reposts, with -Own.</para>
/// <para>Requires a signed-in user.</para>
/// </remarks>
/// <example>
/// Look at your own activities
/// <code>
/// Get-SCActivity -Own -First 10
/// </code>
/// Lists what you uploaded and reposted, newest first.
/// </example>
/// <example>
/// Count by kind
/// <code>
/// Get-SCActivity -First 100 | Group-Object Type -NoElement
/// </code>
/// The types are track, track:repost, playlist and so on.
/// </example>
/// <seealso cref="GetSCFeedCommand"/>
/// <seealso cref="GetSCHistoryCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCActivity", DefaultParameterSetName = "All", SupportsPaging = true)]
[OutputType(typeof(Activity))]
public sealed class GetSCActivityCommand : ListCommand
{
    /// <summary>Gets your own activities instead of those of the users you follow.</summary>
    [Parameter(ParameterSetName = "Own", Mandatory = true)]
    public SwitchParameter Own { get; set; }

    /// <summary>Gets only tracks, no playlists.</summary>
    [Parameter(ParameterSetName = "All")]
    public SwitchParameter TracksOnly { get; set; }

    /// <inheritdoc cref="GetSCFeedCommand.Since"/>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public WrittenDate? Since { get; set; }

    /// <summary>Gets only tracks with this access for you: playable (in full), preview or blocked.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WarnIfDeprecated(Own ? Routes.MyOwnActivities : TracksOnly ? Routes.MyTrackActivities : Routes.MyActivities);
        var options = Options(Access) with { Since = Since?.First };
        WriteList(null, () => Own ? Client.Me.OwnActivities(options) : Client.Me.Activities(TracksOnly, options));
    }
}

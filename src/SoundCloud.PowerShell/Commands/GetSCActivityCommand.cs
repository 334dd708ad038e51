using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the older kind of feed, which SoundCloud may end without notice.</summary>
/// <remarks>
/// <para>SoundCloud has marked this list as deprecated, and the first use in a session warns of that. Get-SCFeed is its successor. What
/// only this one has is -Own, your own uploads and reposts.</para>
/// <para>It needs a signed-in user.</para>
/// </remarks>
/// <example>
/// Look at your own activities
/// <code>
/// Get-SCActivity -Own -First 10
/// </code>
/// What you uploaded and reposted, newest first.
/// </example>
/// <example>
/// Count by kind
/// <code>
/// Get-SCActivity -First 100 | Group-Object Type -NoElement
/// </code>
/// Track, track:repost, playlist and so on.
/// </example>
/// <seealso cref="GetSCFeedCommand"/>
/// <seealso cref="GetSCHistoryCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCActivity", DefaultParameterSetName = "All", SupportsPaging = true)]
[OutputType(typeof(Activity))]
public sealed class GetSCActivityCommand : ListCommand
{
    /// <summary>Gets your own activities in place of those of the users that you follow.</summary>
    [Parameter(ParameterSetName = "Own", Mandatory = true)]
    public SwitchParameter Own { get; set; }

    /// <summary>Gets tracks only, without playlists.</summary>
    [Parameter(ParameterSetName = "All")]
    public SwitchParameter TracksOnly { get; set; }

    /// <summary>Gets only tracks that this session may play in full, as a preview, or not at all.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        WarnIfDeprecated(Own ? Routes.MyOwnActivities : TracksOnly ? Routes.MyTrackActivities : Routes.MyActivities);
        WriteList(null, () => Own ? Client.Me.OwnActivities(Options(Access)) : Client.Me.Activities(TracksOnly, Options(Access)));
    }
}

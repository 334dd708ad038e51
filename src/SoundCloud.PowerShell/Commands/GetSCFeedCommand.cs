using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets your feed: what the users you follow upload and repost.</summary>
/// <remarks>
/// <para>Gets the items of your feed, newest first. Each item has the kind of activity (Type), its time (CreatedAt), and the track or
/// playlist itself (Origin). You can pipe the items into cmdlets that take tracks.</para>
/// <para>Requires a signed-in user.</para>
/// </remarks>
/// <example>
/// Read your feed
/// <code>
/// Get-SCFeed -First 20
/// </code>
/// Sends one request.
/// </example>
/// <example>
/// Read the newest week of your feed
/// <code>
/// $newest = (Get-SCFeed -First 1).CreatedAt
/// Get-SCFeed -Since $newest.AddDays(-7)
/// </code>
/// Reading stops at the first page with an older item.
/// </example>
/// <example>
/// Count the genres in your feed
/// <code>
/// Get-SCFeed -TracksOnly | ForEach-Object Origin |
///     Group-Object Genre -NoElement | Sort-Object Count -Descending
/// </code>
/// Origin is the complete track.
/// </example>
/// <example>
/// Like what a label has uploaded
/// <code>
/// Get-SCFeed -TracksOnly -First 50 |
///     Where-Object { $_.Origin.User.Permalink -eq 'nightshift-label' } |
///     Add-SCLike -WhatIf
/// </code>
/// Shows which tracks it would like. Omit -WhatIf to like them.
/// </example>
/// <seealso cref="GetSCFollowingCommand"/>
/// <seealso cref="GetSCHistoryCommand"/>
/// <seealso cref="GetSCActivityCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCFeed", SupportsPaging = true)]
[OutputType(typeof(Activity))]
public sealed class GetSCFeedCommand : ListCommand
{
    /// <summary>Gets only tracks, no playlists.</summary>
    [Parameter]
    public SwitchParameter TracksOnly { get; set; }

    /// <summary>
    /// Gets only items from this time on. The list comes newest first, so reading stops at the first page with an older item. A date without a
    /// time means the start of that day.
    /// </summary>
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
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.Feed(TracksOnly, Options(Access) with { Since = Since?.First }));
}

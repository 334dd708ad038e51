using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets what those you follow upload and repost.</summary>
/// <remarks>
/// <para>Gets your feed, newest first. Each item says what happened (Type), when (CreatedAt), and holds the track or playlist itself
/// (Origin). An item can be piped where a track is asked for.</para>
/// <para>It needs a signed-in user.</para>
/// </remarks>
/// <example>
/// Read your feed
/// <code>
/// Get-SCFeed -First 20
/// </code>
/// One request.
/// </example>
/// <example>
/// See which genres come in
/// <code>
/// Get-SCFeed -TracksOnly | ForEach-Object Origin |
///     Group-Object Genre -NoElement | Sort-Object Count -Descending
/// </code>
/// Origin is the track, with all that belongs to it.
/// </example>
/// <example>
/// Like what a label has uploaded
/// <code>
/// Get-SCFeed -TracksOnly -First 50 |
///     Where-Object { $_.Origin.User.Permalink -eq 'nightshift-label' } |
///     Add-SCLike -WhatIf
/// </code>
/// Names the tracks. Leave -WhatIf out to like them.
/// </example>
/// <seealso cref="GetSCFollowingCommand"/>
/// <seealso cref="GetSCHistoryCommand"/>
/// <seealso cref="GetSCActivityCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCFeed", SupportsPaging = true)]
[OutputType(typeof(Activity))]
public sealed class GetSCFeedCommand : ListCommand
{
    /// <summary>Gets tracks only, without playlists.</summary>
    [Parameter]
    public SwitchParameter TracksOnly { get; set; }

    /// <summary>Gets only tracks that this session may play in full, as a preview, or not at all.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.Feed(TracksOnly, Options(Access)));
}

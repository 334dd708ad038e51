using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the tracks that you played last.</summary>
/// <remarks>
/// <para>Gets your listening history, newest first. SoundCloud tells the last 25 tracks, so it is one request.</para>
/// <para>It needs a signed-in user.</para>
/// </remarks>
/// <example>
/// See what you played
/// <code>
/// Get-SCHistory
/// </code>
/// Newest first.
/// </example>
/// <example>
/// Put it into a playlist
/// <code>
/// $list = New-SCPlaylist "Played until $(Get-Date -Format d)" -Sharing Private
/// Get-SCHistory -Access playable | Add-SCPlaylistTrack $list -PassThru
/// </code>
/// A history that stays.
/// </example>
/// <example>
/// See whom you listen to
/// <code>
/// Get-SCHistory | Group-Object { $_.User.Username } -NoElement
/// </code>
/// How many of the last 25 tracks are by whom.
/// </example>
/// <seealso cref="GetSCLikeCommand"/>
/// <seealso cref="GetSCFeedCommand"/>
[Cmdlet(VerbsCommon.Get, "SCHistory", SupportsPaging = true)]
[OutputType(typeof(Track))]
public sealed class GetSCHistoryCommand : ListCommand
{
    /// <summary>Gets only tracks that this session may play in full, as a preview, or not at all.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.History(Options(Access)));
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the tracks that you played last.</summary>
/// <remarks>
/// <para>Gets your listening history, newest first. SoundCloud returns only the last 25 tracks, so this is one request.</para>
/// <para>Requires a signed-in user.</para>
/// </remarks>
/// <example>
/// See what you played
/// <code>
/// Get-SCHistory
/// </code>
/// The track that you played last comes first.
/// </example>
/// <example>
/// Save your history as a playlist
/// <code>
/// $list = New-SCPlaylist "Played until $(Get-Date -Format d)" -Sharing Private
/// Get-SCHistory -Access playable | Add-SCPlaylistTrack $list -PassThru
/// </code>
/// Creates a private playlist with those tracks that you can play in full.
/// </example>
/// <example>
/// Count tracks by user
/// <code>
/// Get-SCHistory | Group-Object { $_.User.Username } -NoElement
/// </code>
/// Shows whose tracks you played last, and how many of each user.
/// </example>
/// <seealso cref="GetSCLikeCommand"/>
/// <seealso cref="GetSCFeedCommand"/>
[Cmdlet(VerbsCommon.Get, "SCHistory", SupportsPaging = true)]
[OutputType(typeof(Track))]
public sealed class GetSCHistoryCommand : ListCommand
{
    /// <summary>Gets only tracks with this access for you: playable (in full), preview or blocked.</summary>
    [Parameter]
    [ValidateWord(typeof(AccessWords))]
    [ArgumentCompleter(typeof(WordCompleter<AccessWords>))]
    [NoScriptBlock]
    public string[]? Access { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteList(null, () => Client.Me.History(Options(Access)));
}

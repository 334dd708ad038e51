using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the comments on tracks.</summary>
/// <remarks>
/// <para>Gets a track's comments, newest first. Timestamp is the moment of the track that a comment is about. One request reads up to 200
/// comments. An app token is enough.</para>
/// </remarks>
/// <example>
/// Read the newest comments
/// <code>
/// Get-SCTrack -First 1 | Get-SCComment -First 10
/// </code>
/// Gets the ten newest comments on your newest track.
/// </example>
/// <example>
/// Find the moments that people talk about
/// <code>
/// Get-SCComment 2256221513 | Where-Object Timestamp |
///     Group-Object { [Math]::Floor($_.Timestamp.TotalMinutes) } -NoElement |
///     Sort-Object Count -Descending
/// </code>
/// Counts the comments in each minute of the track.
/// </example>
/// <example>
/// Save the comments on all your tracks
/// <code>
/// Get-SCTrack | Get-SCComment |
///     Select-Object CreatedAt, TrackUrn, User, Timestamp, Body |
///     Export-Csv comments.csv
/// </code>
/// Sends one request for each track, and another one for each further 200 comments.
/// </example>
/// <seealso cref="AddSCCommentCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso href="about_SoundCloud_Paging"/>
[Cmdlet(VerbsCommon.Get, "SCComment", SupportsPaging = true)]
[OutputType(typeof(Comment))]
public sealed class GetSCCommentCommand : ListCommand
{
    /// <summary>The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc cref="SaveSCTrackCommand.SecretToken"/>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteLists(Track.WithSecret(SecretToken), id => Client.Tracks.Comments(id, Options()), KnownCounts.Comments);
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Writes comments on tracks.</summary>
/// <remarks>
/// <para>Writes a comment in your name. With -Timestamp it stands at that moment of the track, in the waveform; without, it stands
/// below the track. Each track is one request.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Comment a moment of a track
/// <code>
/// Add-SCComment 2256221513 'The bass comes in late here' -Timestamp 1:23
/// </code>
/// A time is as in a player: minutes and seconds. 83 is the same moment.
/// </example>
/// <example>
/// Answer the newest comment on your newest track
/// <code>
/// Get-SCTrack -First 1 | Get-SCComment -First 1 |
///     Add-SCComment -Body 'Thank you!' -PassThru
/// </code>
/// A comment stands for its track, and its Timestamp is taken over: the answer stands at the same moment.
/// </example>
/// <example>
/// Bring the notes of a listening session
/// <code>
/// Import-Csv notes.csv | Add-SCComment
/// </code>
/// The table has the columns Track, Timestamp and Body, and a row for each comment.
/// </example>
/// <seealso cref="GetSCCommentCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsCommon.Add, "SCComment", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Comment))]
public sealed class AddSCCommentCommand : SessionCommand
{
    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. A comment or an item of a feed stands for
    /// its track.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The text of the comment.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Body { get; set; } = "";

    /// <summary>The moment of the track that the comment stands at: seconds, 5:55 or 1:23:48, or a TimeSpan.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [DurationTransformation(IsTrackTime = true)]
    public TimeSpan? Timestamp { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the comment.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var (body, timestamp) = (Body, Timestamp);
        Changes.Add(Track, Messages.CommentTrack, (id, stop) => Client.Tracks.AddCommentAsync(id, body, timestamp, stop));
    }
}

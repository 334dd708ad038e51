using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Adds comments to tracks.</summary>
/// <remarks>
/// <para>Adds a comment in your name. With -Timestamp, the comment appears at that moment in the waveform; without it, below the track.
/// Each comment is one request.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Comment a moment of a track
/// <code>
/// Add-SCComment 2256221513 'The bass comes in late here' -Timestamp 1:23
/// </code>
/// Give the time as a player shows it, or in seconds: 83 is the same moment.
/// </example>
/// <example>
/// Reply to the newest comment on your newest track
/// <code>
/// Get-SCTrack -First 1 | Get-SCComment -First 1 |
///     Add-SCComment -Body 'Thank you!' -PassThru
/// </code>
/// The reply goes to the same track and takes the comment's Timestamp, so it appears at the same moment.
/// </example>
/// <example>
/// Import the notes of a listening session
/// <code>
/// Import-Csv notes.csv | Add-SCComment
/// </code>
/// The file has the columns Track, Timestamp and Body, and one row for each comment.
/// </example>
/// <seealso cref="GetSCCommentCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
[Cmdlet(VerbsCommon.Add, "SCComment", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Comment))]
public sealed class AddSCCommentCommand : SessionCommand
{
    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack. For a comment or a feed item, its
    /// track is used.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The text of the comment.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string Body { get; set; } = "";

    /// <summary>Where in the track the comment appears: seconds, 5:55, 1:23:48 or a TimeSpan.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TrackTime? Timestamp { get; set; }

    /// <inheritdoc cref="SaveSCTrackCommand.SecretToken"/>
    [Parameter]
    [NoScriptBlock]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? SecretToken { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the new comment.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A piped comment stands for its track. It is not written again.
        var isThing = !Typed.Contains(nameof(Track)) && Track is [{ Input: var input }] && Row.IsThing(input);
        var (body, timestamp) = (Body, isThing && !Typed.Contains(nameof(Timestamp)) ? null : Timestamp?.Value);
        if (isThing && !Typed.Contains(nameof(Body)))
            Try(Track![0]!.Input, static () => throw new InvalidRequestException(Messages.CommentNeedsBody));
        else
            Changes.Add(Track.WithSecret(SecretToken), Messages.CommentTrack, (id, stop) => Client.Tracks.AddCommentAsync(id, body, timestamp, stop));
    }
}

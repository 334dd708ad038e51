using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Draws the waveforms of tracks in the terminal, with the comments' places, or saves them as SVG pictures.</summary>
/// <remarks>
/// <para>It returns an object, which the terminal shows as a drawing of block characters: kept in a variable it draws nothing, and redirected
/// it is plain text.</para>
/// <para>At most three requests are sent for a track: the track, where it was not given as an object, its waveform (to SoundCloud's file host,
/// without the token), and one page of its newest comments, where it has any. An app's token is enough.</para>
/// </remarks>
/// <example>
/// Draw a track
/// <code>
/// Search-SCTrack night -First 1 | Show-SCWaveform
/// </code>
/// As wide as the window; the marks below are the places of comments.
/// </example>
/// <example>
/// Save pictures of a user's newest tracks
/// <code>
/// Get-SCTrack -User nightshift-label -First 3 |
///     Show-SCWaveform -Path . -Force -PassThru
/// </code>
/// An SVG file for each track, in the current folder, named after its title.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCCommentCommand"/>
/// <seealso href="about_SoundCloud"/>
[Cmdlet(VerbsCommon.Show, "SCWaveform", DefaultParameterSetName = InTerminal, SupportsShouldProcess = true)]
[OutputType(typeof(TrackWaveform), ParameterSetName = [InTerminal])]
[OutputType(typeof(void), typeof(FileInfo), ParameterSetName = [InFile])]
public sealed class ShowSCWaveformCommand : SessionCommand
{
    private const string InTerminal = "Track";
    private const string InFile = "Path";

    /// <summary>The tracks: numbers, URNs, links or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>How many columns the drawing takes; the window's where not given.</summary>
    [Parameter(ParameterSetName = InTerminal)]
    [ValidateRange(20, 1000)]
    public int? Width { get; set; }

    /// <summary>How many rows the waveform takes, without title, comments and times; 6 where not given.</summary>
    [Parameter(ParameterSetName = InTerminal)]
    [ValidateRange(1, 60)]
    public int? Height { get; set; }

    /// <summary>The SVG file to write, or a folder that exists; in a folder the name is made from the title.</summary>
    [Parameter(ParameterSetName = InFile, Mandatory = true, Position = 1)]
    public string? Path { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter(ParameterSetName = InFile)]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter(ParameterSetName = InFile)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Leaves the comments out, and the request for them.</summary>
    [Parameter]
    public SwitchParameter NoComments { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var reference in Track ?? [])
        {
            if (reference is null)
                continue;
            if (ParameterSetName is InTerminal)
                Try(reference.Input, () => WriteObject(Await(ReadAsync(reference))));
            else
                Save(reference, GetUnresolvedProviderPathFromPSPath(Path));
        }
    }

    private void Save(TrackReference reference, string path)
    {
        if (!ShouldProcess(reference.Description, Messages.SaveWaveformTo(path)))
            return;
        Try(reference.Input, () =>
        {
            var picture = Await(ReadAsync(reference));
            var file = Directory.Exists(path) ? System.IO.Path.Combine(path, SaveTarget.SafeName(picture.ToString()) + ".svg") : path;
            var written = NewFile.Write(file, WaveformSvg.Of(picture), Force);
            if (PassThru)
                WriteObject(NewFile.AsItem(written, this), enumerateCollection: true);
        });
    }

    private async Task<TrackWaveform> ReadAsync(TrackReference reference)
    {
        var track = reference.Thing is Track { WaveformUrl.Length: > 0, Duration: not null } given
            ? given
            : await Client.Tracks.GetAsync(reference.ToId(), cancellationToken: PipelineStopToken).ConfigureAwait(false);
        var waveform = await Client.Tracks.GetWaveformAsync(track, PipelineStopToken).ConfigureAwait(false);
        var comments = NoComments || track.CommentCount is 0 ? [] : await CommentsAsync(track).ConfigureAwait(false);
        return new TrackWaveform { Track = track, Waveform = waveform, Comments = comments, Width = Width, Height = Height ?? 6 };
    }

    // One page; a drawing without them is better than none.
    private async Task<IReadOnlyList<Comment>> CommentsAsync(Track track)
    {
        var comments = new List<Comment>();
        try
        {
            var newest = Client.Tracks.Comments(SoundCloudId.Parse(track.Urn!, ResourceKind.Track), new() { First = ListOptions.MaximumPageSize });
            await foreach (var comment in newest.WithCancellation(PipelineStopToken).ConfigureAwait(false))
                comments.Add(comment);
        }
        catch (SoundCloudApiException e) when (!e.IsUnauthorized && !e.IsRateLimited)
        {
            Observer.OnWarning(Messages.CommentsUnread(track, e.Message));
        }
        return comments;
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Draws the waveforms of tracks and the positions of comments in the terminal, or saves them as SVG files.</summary>
/// <remarks>
/// <para>Returns an object that the terminal shows as a drawing of block characters. If you assign it to a variable, nothing is drawn; if
/// you redirect it, you get plain text.</para>
/// <para>Each track takes at most three requests: for the track, unless you give it as an object; for its waveform, from SoundCloud's file
/// host and without the token; and for one page of its newest comments, if it has any. An app token is enough.</para>
/// </remarks>
/// <example>
/// Draw a track
/// <code>
/// Search-SCTrack night -First 1 | Show-SCWaveform
/// </code>
/// The drawing is as wide as the window. The marks below it are the positions of comments.
/// </example>
/// <example>
/// Save the waveforms of a user's newest tracks
/// <code>
/// Get-SCTrack -User nightshift-label -First 3 |
///     Show-SCWaveform -Path . -Force -PassThru
/// </code>
/// Writes an SVG file for each track to the current folder, named after its title.
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

    private SavePlace? _place;

    /// <summary>The tracks: numbers, URNs, links or objects.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The width of the drawing in columns. Default: the width of the window.</summary>
    [Parameter(ParameterSetName = InTerminal)]
    [ValidateRange(20, 1000)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Width { get; set; }

    /// <summary>The height of the waveform in rows, without title, comments and times. Default: 6.</summary>
    [Parameter(ParameterSetName = InTerminal)]
    [ValidateRange(1, 60)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Height { get; set; }

    /// <summary>
    /// A folder, where each file is named after its track's title, or the SVG file for one track. If the path does not exist, it is a file if
    /// it has an extension; otherwise the folder is created. Two tracks with the same title get different names.
    /// </summary>
    [Parameter(ParameterSetName = InFile, Mandatory = true, Position = 1)]
    [NoScriptBlock]
    public string? Path { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter(ParameterSetName = InFile)]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter(ParameterSetName = InFile)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Leaves out the comments and the request for them.</summary>
    [Parameter]
    public SwitchParameter NoComments { get; set; }

    /// <inheritdoc cref="SaveSCTrackCommand.SecretToken"/>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var reference in Track ?? [])
        {
            if (reference is not null)
                Try(reference.Input, () => Show(reference));
        }
    }

    private void Show(TrackReference reference)
    {
        if (ParameterSetName is InTerminal)
            WriteObject(Await(ReadAsync(reference)));
        else
            Save(reference, _place ??= SavePlace.Of(this, Path!));
    }

    private void Save(TrackReference reference, SavePlace place)
    {
        var id = reference.ToId();
        place.Require(id);
        if (!ShouldProcess(reference.Description, Messages.SaveWaveformTo(place.Path)))
            return;
        var picture = Await(ReadAsync(reference));
        var urn = picture.Urn ?? "track";
        var target = place.For(urn, picture.ToString());
        place.MakeFolder();
        var written = NewFile.Write(target.PathWith(FileName.OfPicture), WaveformSvg.Of(picture), Force);
        place.Remember(id, target, urn);
        if (PassThru)
            WriteObject(NewFile.AsItem(written, this), enumerateCollection: true);
    }

    private async Task<TrackWaveform> ReadAsync(TrackReference reference)
    {
        var track = reference.Thing is Track { WaveformUrl.Length: > 0, Duration: not null } given
            ? given
            : await Client.Tracks.GetAsync(reference.ToId(SecretToken), cancellationToken: PipelineStopToken).ConfigureAwait(false);
        var waveform = await Client.Tracks.GetWaveformAsync(track, PipelineStopToken).ConfigureAwait(false);
        var comments = NoComments || track.CommentCount is 0 ? [] : await CommentsAsync(track, reference).ConfigureAwait(false);
        return new TrackWaveform { Track = track, Waveform = waveform, Comments = comments, Width = Width, Height = Height ?? 6 };
    }

    // Reads one page. If this fails, the waveform is drawn without comments.
    private async Task<IReadOnlyList<Comment>> CommentsAsync(Track track, TrackReference reference)
    {
        var comments = new List<Comment>();
        var id = SoundCloudId.Parse(track.Urn!, ResourceKind.Track).WithSecretToken(reference.ToId(SecretToken).SecretToken);
        try
        {
            var newest = Client.Tracks.Comments(id, new() { First = ListOptions.MaximumPageSize });
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

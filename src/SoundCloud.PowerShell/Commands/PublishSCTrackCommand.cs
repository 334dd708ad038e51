using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Uploads audio files as new tracks.</summary>
/// <remarks>
/// <para>Uploads each file, with a progress bar, and returns the track. The default title is the name of the file. SoundCloud accepts AIFF,
/// WAVE, FLAC, OGG, MP2, MP3, AAC, AMR and WMA, up to 4 GB and 24 hours each. Files are streamed, so a large file needs little memory. A
/// failed upload is not repeated automatically: check your tracks before you repeat it.</para>
/// <para>After the upload, it takes some time until the track can be played. Requires a signed-in user. With -WhatIf, nothing is
/// sent.</para>
/// </remarks>
/// <example>
/// Upload a private track with its cover
/// <code>
/// Publish-SCTrack ./master.wav -Title 'Night Drive' -Genre Techno `
///     -Tag 'late hours', techno -ArtworkPath ./cover.jpg -Sharing Private
/// </code>
/// Only you and those who have the secret link can open a private track. Set-SCTrack -Sharing Public publishes it later.
/// </example>
/// <example>
/// Upload a folder of masters
/// <code>
/// Get-ChildItem ./masters/*.wav |
///     Publish-SCTrack -Sharing Private -LabelName Nightshift
/// </code>
/// The titles are the names of the files. The files are uploaded one after the other.
/// </example>
/// <example>
/// Upload the files that a spreadsheet lists
/// <code>
/// Import-Csv releases.csv | Publish-SCTrack -Sharing Private
/// </code>
/// The columns have the names of parameters: Path, Title, Isrc. If a row fails, you get an error for it, and the other rows are still
/// uploaded.
/// </example>
/// <seealso cref="SetSCTrackCommand"/>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="NewSCPlaylistCommand"/>
/// <seealso cref="RemoveSCTrackCommand"/>
[Cmdlet(VerbsData.Publish, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(Track))]
public sealed class PublishSCTrackCommand : TrackFieldsCommand
{
    /// <summary>The audio files: paths, with wildcards, or files from Get-ChildItem.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [AllowNull]
    [AllowEmptyCollection]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var path in Path ?? [])
        {
            if (!string.IsNullOrEmpty(path))
                Try(path, () => PublishEach(path));
        }
    }

    private void PublishEach(string path)
    {
        foreach (var file in FilePath.FilesOf(this, path))
        {
            if (ShouldProcess(file, Messages.PublishTrack))
                Try(file, () => Publish(file));
        }
    }

    private void Publish(string path)
    {
        var update = TrackFields.Of(this, Row.Bound);
        if (string.IsNullOrEmpty(Title))
            update.Title = System.IO.Path.GetFileNameWithoutExtension(path);
        using var audio = Open(path);
        var bar = new ProgressBar();
        var activity = Messages.Publishing(System.IO.Path.GetFileName(path));
        try
        {
            WriteThing(Await(Client.Transfers.UploadAsync(
                audio,
                path,
                update,
                bar.Follow(Observer, activity),
                PipelineStopToken)));
        }
        catch (SoundCloudApiException e) when (e.IsUnauthorized && e.ErrorCode is null)
        {
            // The response has no message (an empty line), so the exception names the known causes.
            throw new UploadRefusedException(e);
        }
        finally
        {
            bar.Complete(this);
        }
    }

    private static FileStream Open(string path) => new(path, new FileStreamOptions
    {
        Access = FileAccess.Read,
        Share = FileShare.Read,
        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
        BufferSize = 0,
    });
}

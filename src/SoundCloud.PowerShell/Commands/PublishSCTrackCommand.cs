using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Uploads audio files as tracks of yours.</summary>
/// <remarks>
/// <para>Uploads each file, with a progress bar, and returns the track. Where no title is given, it is the name of the file. SoundCloud
/// takes AIFF, WAVE, FLAC, OGG, MP2, MP3, AAC, AMR and WMA, up to 4 GB and 24 hours each. A large file needs no memory. An upload that
/// failed is not sent again by itself: look at your tracks first.</para>
/// <para>After the upload SoundCloud needs some time until the track can be played. It needs a signed-in user. With -WhatIf nothing is
/// sent.</para>
/// </remarks>
/// <example>
/// Publish a track with its cover, for those who have the link
/// <code>
/// Publish-SCTrack ./master.wav -Title 'Night Drive' -Genre Techno `
///     -Tag 'late hours', techno -ArtworkPath ./cover.jpg -Sharing Private
/// </code>
/// Private: you and whoever has its secret link. Set-SCTrack -Sharing Public publishes it later.
/// </example>
/// <example>
/// Upload a folder of masters
/// <code>
/// Get-ChildItem ./masters/*.wav |
///     Publish-SCTrack -Sharing Private -LabelName Nightshift
/// </code>
/// The titles are the names of the files. One file after the other.
/// </example>
/// <example>
/// Upload what a spreadsheet lists
/// <code>
/// Import-Csv releases.csv | Publish-SCTrack -Sharing Private
/// </code>
/// The columns are named like parameters: Path, Title, Isrc. A row that fails is one error; the others are uploaded all the same.
/// </example>
/// <seealso cref="SetSCTrackCommand"/>
/// <seealso cref="GetSCUserCommand"/>
/// <seealso cref="NewSCPlaylistCommand"/>
/// <seealso cref="RemoveSCTrackCommand"/>
[Cmdlet(VerbsData.Publish, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(Track))]
public sealed class PublishSCTrackCommand : TrackFieldsCommand
{
    /// <summary>The audio files, with wildcards, or files from Get-ChildItem.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [AllowNull]
    [AllowEmptyCollection]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>The artwork: a JPEG, PNG or GIF file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ArtworkPath { get; set; }

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
        foreach (var file in FilesOf(path))
        {
            if (ShouldProcess(file, Messages.PublishTrack))
                Try(file, () => Publish(file));
        }
    }

    private void Publish(string path)
    {
        var update = TrackFields.Of(this);
        if (string.IsNullOrEmpty(Title))
            update.Title = System.IO.Path.GetFileNameWithoutExtension(path);
        using var audio = Open(path);
        using var artwork = string.IsNullOrEmpty(ArtworkPath) ? null : Open(FilesOf(ArtworkPath)[0]);
        var bar = new ProgressBar();
        var activity = Messages.Publishing(System.IO.Path.GetFileName(path));
        try
        {
            WriteThing(Await(Client.Transfers.UploadAsync(
                audio,
                path,
                update,
                artwork is null ? null : (artwork, ArtworkPath!),
                bar.Follow(Observer, activity),
                PipelineStopToken)));
        }
        catch (SoundCloudApiException e) when (e.IsUnauthorized && e.ErrorCode is null)
        {
            // The service says nothing here (an empty line); these are the causes known.
            throw new UploadRefusedException(e);
        }
        finally
        {
            bar.Complete(this);
        }
    }

    // Drives and wildcards are PowerShell's; only files of the file system can be sent.
    private List<string> FilesOf(string path)
    {
        try
        {
            // A name may look like a pattern: brackets are common in titles.
            var literal = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path);
            if (File.Exists(literal))
                return [literal];
            List<string> files = [.. SessionState.Path.GetResolvedProviderPathFromPSPath(path, out _).Where(File.Exists)];
            return files.Count > 0 ? files : throw new FileNotFoundException(Messages.FileMissing(path));
        }
        catch (SessionStateException e)
        {
            throw new FileNotFoundException(Messages.FileMissing(path), e);
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

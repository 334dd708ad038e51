using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Uploads audio files as tracks of yours and returns them.</summary>
[Cmdlet(VerbsData.Publish, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(Track))]
public sealed class PublishSCTrackCommand : TrackMetadataCommand
{
    /// <summary>The audio files; wildcards and files from Get-ChildItem work.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName", "PSPath")]
    [AllowNull]
    [AllowEmptyCollection]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>The picture: JPEG, PNG or GIF.</summary>
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
            if (ShouldProcess(file, "Publish track"))
                Try(file, () => Publish(file));
        }
    }

    private void Publish(string path)
    {
        var update = Given();
        if (string.IsNullOrEmpty(Title))
            update.Title = System.IO.Path.GetFileNameWithoutExtension(path);
        using var audio = Open(path);
        using var artwork = string.IsNullOrEmpty(ArtworkPath) ? null : Open(FilesOf(ArtworkPath)[0]);
        var bar = new ProgressBar();
        var activity = $"Publishing {System.IO.Path.GetFileName(path)}";
        try
        {
            WriteObject(Await(Client.Tracks.UploadAsync(
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
            return files.Count > 0 ? files : throw new FileNotFoundException($"There is no file '{path}'.");
        }
        catch (SessionStateException e)
        {
            throw new FileNotFoundException($"There is no file '{path}'.", e);
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

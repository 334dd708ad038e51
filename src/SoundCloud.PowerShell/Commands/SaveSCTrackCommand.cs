using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Saves the original files of tracks whose owners offer them for download; an interrupted one goes on where it ended.</summary>
[Cmdlet(VerbsData.Save, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(FileInfo))]
public sealed class SaveSCTrackCommand : SessionCommand
{
    /// <summary>The tracks.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>A file, or a folder that exists; the current folder where not given. In a folder the name is made from the title.</summary>
    [Parameter(Position = 1)]
    public string Path { get; set; } = ".";

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var path = GetUnresolvedProviderPathFromPSPath(Path);
        foreach (var reference in Track ?? [])
        {
            if (reference is null)
                continue;
            SoundCloudId id = default;
            if (Try(reference.Input, () => id = reference.ToId()) && ShouldProcess(reference.Description, $"Save to '{path}'"))
                Try(reference.Input, () => Save(id, path));
        }
    }

    private void Save(SoundCloudId id, string path)
    {
        var track = Await(Client.Tracks.GetAsync(id, cancellationToken: PipelineStopToken));
        if (string.IsNullOrEmpty(track.DownloadUrl))
            throw new NotDownloadableException(track);
        var target = new SaveTarget(path, track);
        target.RequireFree(Force);
        var bar = new ProgressBar();
        var activity = $"Saving {track.Title}";
        try
        {
            string? name;
            using (var part = target.OpenPart())
            {
                name = Await(Client.Tracks.DownloadAsync(
                    track,
                    part,
                    bar.Follow(Observer, activity),
                    PipelineStopToken));
            }
            var file = target.Finish(name, Force);
            if (PassThru)
                WriteObject(file);
        }
        finally
        {
            bar.Complete(this);
        }
    }
}

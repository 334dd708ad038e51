using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Saves the original files of tracks whose owners offer them.</summary>
/// <remarks>
/// <para>Downloads what the owner of a track offers for download: Downloadable says so. Other tracks end with an error. A download that
/// broke off goes on where it ended when it is run again. The file appears under its name when it is complete, and replaces no other
/// without -Force.</para>
/// <para>It needs a token that may download: a signed-in user's. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Save a track under a name of your own
/// <code>
/// Save-SCTrack https://soundcloud.com/demo-dj/neon-monsoon ./neon-monsoon.wav
/// </code>
/// In a folder that exists, the name would be made from the title.
/// </example>
/// <example>
/// Back up your own masters
/// <code>
/// Get-SCTrack | Where-Object Downloadable |
///     Save-SCTrack -Path ./backup -Force -PassThru |
///     Select-Object Name, Length
/// </code>
/// -PassThru writes the files. -Force replaces those of the last backup.
/// </example>
/// <example>
/// Save what a playlist offers
/// <code>
/// Get-SCTrack -Playlist 12349310 | Where-Object Downloadable |
///     Save-SCTrack -Path ./backup -PassThru
/// </code>
/// One file after the other.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCStreamCommand"/>
/// <seealso cref="PublishSCTrackCommand"/>
[Cmdlet(VerbsData.Save, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(FileInfo))]
public sealed class SaveSCTrackCommand : SessionCommand
{
    /// <summary>The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>A file, or a folder that exists. In a folder the name of the file is made from the title.</summary>
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
            if (Try(reference.Input, () => id = reference.ToId()) && ShouldProcess(reference.Description, Messages.SaveTo(path)))
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
        var activity = Messages.Saving(track.Title);
        try
        {
            string? name;
            using (var part = target.OpenPart())
            {
                name = Await(Client.Transfers.DownloadAsync(
                    track,
                    part,
                    bar.Follow(Observer, activity),
                    PipelineStopToken));
            }
            var file = target.Finish(name, Force);
            if (PassThru)
                WriteObject(NewFile.AsItem(file, this), enumerateCollection: true);
        }
        finally
        {
            bar.Complete(this);
        }
    }
}

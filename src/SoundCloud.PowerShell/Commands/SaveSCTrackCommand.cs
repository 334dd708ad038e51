using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Downloads the original files of tracks whose owners allow it.</summary>
/// <remarks>
/// <para>Downloads the file that the owner of a track offers; for such tracks, Downloadable is True. Other tracks cause an error. If a
/// download is interrupted, run the command again to resume it. The file gets its name when it is complete, and replaces an existing file
/// only with -Force.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Save a track under a name that you choose
/// <code>
/// Save-SCTrack https://soundcloud.com/demo-dj/neon-monsoon ./neon-monsoon.wav
/// </code>
/// If you give an existing folder, the file is named after the track's title.
/// </example>
/// <example>
/// Back up your own masters
/// <code>
/// Get-SCTrack | Where-Object Downloadable |
///     Save-SCTrack -Path ./backup -Force -PassThru |
///     Select-Object Name, Length
/// </code>
/// -PassThru returns the files. -Force replaces the files of the last backup.
/// </example>
/// <example>
/// Save the downloadable tracks of a playlist
/// <code>
/// Get-SCTrack -Playlist 12349310 | Where-Object Downloadable |
///     Save-SCTrack -Path ./backup -PassThru
/// </code>
/// Downloads one file after the other.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCStreamCommand"/>
/// <seealso cref="PublishSCTrackCommand"/>
[Cmdlet(VerbsData.Save, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(FileInfo))]
public sealed class SaveSCTrackCommand : SessionCommand
{
    /// <summary>The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>A file, or an existing folder, where the file is named after the track's title. Default: the current folder.</summary>
    [Parameter(Position = 1)]
    public string Path { get; set; } = ".";

    /// <summary>Replaces an existing file.</summary>
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

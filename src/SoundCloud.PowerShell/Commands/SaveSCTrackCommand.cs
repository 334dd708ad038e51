using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Downloads the original files of tracks whose owners allow it.</summary>
/// <remarks>
/// <para>Downloads the file that the owner of a track offers; for such tracks, Downloadable is True. Other tracks cause an error. If a
/// download is interrupted, run the command again to resume it; if the owner has replaced the file since, the download starts again. The
/// file gets its name when it is complete, and replaces an existing file only with -Force.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Save a track under a name that you choose
/// <code>
/// Save-SCTrack https://soundcloud.com/demo-dj/neon-monsoon ./neon-monsoon.wav
/// </code>
/// If you give a folder, the file is named after the track's title.
/// </example>
/// <example>
/// Back up your own masters
/// <code>
/// Get-SCTrack | Where-Object Downloadable |
///     Save-SCTrack -Path ./backup -SkipExisting -PassThru |
///     Select-Object Name, Length
/// </code>
/// Creates the folder. -PassThru returns the new files; nothing is sent for the files of the last backup.
/// </example>
/// <example>
/// Save the downloadable tracks of a playlist in its order
/// <code>
/// Get-SCTrack -Playlist 12349310 | Where-Object Downloadable |
///     Save-SCTrack -Path ./set -Name '{Index:000} {User} - {Title}' -PassThru
/// </code>
/// Downloads one file after the other, named 001, 002 and so on.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCStreamCommand"/>
/// <seealso cref="PublishSCTrackCommand"/>
[Cmdlet(VerbsData.Save, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(FileInfo))]
public sealed class SaveSCTrackCommand : SessionCommand
{
    private SavePlace? _place;
    private FileNameTemplate? _names;
    private int _index;

    /// <summary>The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>
    /// A folder, where each file is named after its track's title, or a file for one track. If the path does not exist, it is a file if it has
    /// an extension; otherwise the folder is created. Two tracks with the same title get different names. Default: the current folder.
    /// </summary>
    [Parameter(Position = 1)]
    [NoScriptBlock]
    public string Path { get; set; } = ".";

    /// <summary>
    /// A template for the names of the files, without the extension: text and properties of the track in braces, such as
    /// '{User} - {Title}'. Numbers and dates can have a format, as in '{CreatedAt:yyyy-MM-dd}'. '{Index:000}' numbers the tracks of this
    /// command. Default: the title.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? Name { get; set; }

    /// <summary>
    /// The secret token of a private track: the last part of its share link (s-…). A private track that you pipe as an object brings its own.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <summary>
    /// Skips tracks whose file already exists, whatever its extension. Nothing is sent for tracks that you pipe as objects.
    /// </summary>
    [Parameter]
    public SwitchParameter SkipExisting { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var reference in Track ?? [])
        {
            if (reference is not null)
                Try(reference.Input, () => Save(reference, ++_index));
        }
    }

    private void Save(TrackReference reference, int index)
    {
        var place = _place ??= SavePlace.Of(this, Path, isFolder: Name is not null);
        if (Name is not null)
            _names ??= FileNameTemplate.Parse(Name);
        var id = reference.ToId(SecretToken);
        place.Require(id);
        if (reference.Thing is Track given && IsSkipped(Target(given)))
            return;
        if (!ShouldProcess(reference.Description, Messages.SaveTo(place.Path)))
            return;
        var track = Await(Client.Tracks.GetAsync(id, cancellationToken: PipelineStopToken));
        if (string.IsNullOrEmpty(track.DownloadUrl))
            throw new NotDownloadableException(track);
        var target = Target(track);
        if (IsSkipped(target))
            return;
        NewFile.RequireFree(target.Existing(FileName.OfSound), Force);
        place.MakeFolder();
        var file = Download(track, target);
        place.Remember(id, target, UrnOf(track));
        if (PassThru)
            WriteObject(NewFile.AsItem(file, this), enumerateCollection: true);

        SaveTarget Target(Track track) => place.For(UrnOf(track), _names?.Of(track, index) ?? track.Title ?? UrnOf(track));
    }

    private bool IsSkipped(SaveTarget target)
    {
        if (!SkipExisting || target.Existing(FileName.OfSound) is not { } existing)
            return false;
        PipelineObserver.WriteDetail(this, Messages.SaveSkipped(existing));
        return true;
    }

    private FileInfo Download(Track track, SaveTarget target)
    {
        var bar = new ProgressBar();
        try
        {
            using var part = PartFile.Open(target.Folder, UrnOf(track));
            using var download = Await(Client.Transfers.OpenDownloadAsync(track, part.Received, part.Version, PipelineStopToken));
            var path = target.PathWith(FileName.Extension(download.FileName, download.ContentType));
            part.Begin(download);
            Await(download.CopyToAsync(part.WriteAsync, bar.Follow(Observer, Messages.Saving(track.Title)), PipelineStopToken));
            return part.Finish(path, Force);
        }
        finally
        {
            bar.Complete(this);
        }
    }

    private static string UrnOf(Track track) => track.Urn ?? "track";
}

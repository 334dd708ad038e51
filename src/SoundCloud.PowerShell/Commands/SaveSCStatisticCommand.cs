using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Records the plays, likes, reposts, comments and downloads of tracks in a CSV file.</summary>
/// <remarks>
/// <para>Appends a row for each track: the time in UTC, the URN, the title and the figures. Run it regularly, and Get-SCStatistic shows the
/// growth. Without tracks, it records all tracks that you uploaded, 200 in each request. Tracks from the pipeline are read again, 50 in each
/// request, so that no figure is older than its row.</para>
/// <para>The file opens in any spreadsheet. If a title could be taken for a formula, a ' is written before it, and Get-SCStatistic leaves it
/// out. Several commands may append to one file at the same time. You may reorder or remove columns of the file, or add your own; new rows
/// follow. A figure that an owner hides is an empty cell.</para>
/// <para>Your own tracks require a signed-in user; for others an app token is enough. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Record your own tracks, for example every hour
/// <code>
/// Save-SCStatistic plays.csv
/// </code>
/// Creates the file the first time, and then appends to it.
/// </example>
/// <example>
/// Record the tracks of a label
/// <code>
/// Get-SCTrack -User nightshift-label -First 50 | Save-SCStatistic label.csv
/// Import-Csv label.csv | Select-Object -First 3
/// </code>
/// The file is plain CSV, which Import-Csv reads.
/// </example>
/// <seealso cref="GetSCStatisticCommand"/>
/// <seealso cref="ShowSCStatisticCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
[Cmdlet(VerbsData.Save, "SCStatistic", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class SaveSCStatisticCommand : SessionCommand
{
    /// <summary>The CSV file. If it does not exist, it is created; its folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [NoScriptBlock]
    public string Path { get; set; } = "";

    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack. Default: the tracks that you uploaded.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc cref="SaveSCTrackCommand.SecretToken"/>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    private string _file = "";
    private bool? _isWanted;

    private StatisticRecorder Recorder => Pending(() => new StatisticRecorder(this, _file));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ResourceReference[] tracks = [.. Track.WithSecret(SecretToken)?.OfType<ResourceReference>() ?? []];
        if (tracks.Length == 0 && !IsBare(nameof(Track)))
            return;
        _isWanted ??= Try(Path, () => _file = FilePath.Of(this, Path)) && ShouldProcess(_file, Messages.RecordStatistics);
        if (_isWanted is false)
            return;
        if (IsBare(nameof(Track)))
            Recorder.AddOwn();
        else
            Recorder.Add(tracks);
    }
}

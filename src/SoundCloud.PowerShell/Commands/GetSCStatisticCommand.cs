using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the growth of tracks from a file of Save-SCStatistic.</summary>
/// <remarks>
/// <para>Returns an object for each track, or with -By for each track and day, week or month. NewPlays is how many plays came in the period:
/// the last record of the period less the last record before it. If there is no earlier record, it is less the first record of the period.
/// Plays is the number of all plays at the end of the period. The other figures are named in the same way. A period without records is left
/// out, so that what came meanwhile is in the next one; From and To say between which records the growth is.</para>
/// <para>Days, weeks and months are those of your time zone. Weeks are ISO 8601 weeks, from Monday to Sunday.</para>
/// <para>Files that a spreadsheet has saved are read too: with the columns in another order, more or fewer of them, or semicolons between
/// them. If rows cannot be read, a warning says how many, and shows the first one. Nothing is sent, and no session is needed.</para>
/// </remarks>
/// <example>
/// Find the tracks that have grown most
/// <code>
/// Save-SCStatistic plays.csv
/// Get-SCStatistic plays.csv | Sort-Object NewPlays -Descending |
///     Select-Object -First 5
/// </code>
/// Without -By, the growth is that between the first and the last record of each track.
/// </example>
/// <example>
/// Get the growth of one track by week
/// <code>
/// Save-SCStatistic label.csv -Track 2256221513, 2168800381
/// Get-SCStatistic label.csv -By Week -Track 2256221513
/// </code>
/// Returns an object for each week that has a record of the track.
/// </example>
/// <example>
/// Get the growth of a month
/// <code>
/// Save-SCStatistic plays.csv
/// Get-SCStatistic plays.csv -Since 2026-11-01 -Before 2026-12-01 -By Month
/// </code>
/// The growth begins with the last record before -Since.
/// </example>
/// <seealso cref="SaveSCStatisticCommand"/>
/// <seealso cref="ShowSCStatisticCommand"/>
[Cmdlet(VerbsCommon.Get, "SCStatistic")]
[OutputType(typeof(TrackGrowth))]
public sealed class GetSCStatisticCommand : StoppableCommand
{
    private readonly List<string> _wanted = [];

    /// <summary>The files of Save-SCStatistic: paths, with wildcards. Several files are read as one.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [SupportsWildcards]
    [NoScriptBlock]
    public string[] Path { get; set; } = [];

    /// <summary>Gets only the growth of these tracks: numbers, URNs or objects. Default: all tracks in the file.</summary>
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>Gets the growth from this time on.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public WrittenDate? Since { get; set; }

    /// <summary>Gets the growth before this time.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public WrittenDate? Before { get; set; }

    /// <summary>Gets the growth by day, week or month. Default: one growth over the whole time.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public StatisticPeriod? By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var reference in Track ?? [])
        {
            if (reference is not null)
                Try(reference.Input, () => _wanted.Add(StatisticSource.UrnOf(reference)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        var isAll = IsBare(nameof(Track));
        if (!isAll && _wanted.Count == 0)
            return;
        var calendar = By is { } period ? new Calendar(period, TimeProvider.System.LocalTimeZone) : null;
        var table = new GrowthTable(calendar, Since?.First.UtcTicks ?? long.MinValue, Before?.First.UtcTicks ?? long.MaxValue) { Wanted = isAll ? null : _wanted.ToHashSet() };
        // Half of the files would give a wrong growth.
        if (Array.TrueForAll(Path, path => Try(path, () => Read(path, table))))
            WriteObject(table.Growth(), enumerateCollection: true);
    }

    private void Read(string path, GrowthTable table)
    {
        foreach (var file in FilePath.FilesOf(this, path))
        {
            var unread = Await(StatisticSource.ReadAsync(file, table, PipelineStopToken));
            if (unread.Count > 0)
                WriteWarning(Printable.Line(Messages.RowsUnread(unread.Count, file, unread.FirstLine, unread.FirstRow), Printable.Sentence));
            if (unread.IsTorn)
                WriteWarning(Printable.Line(Messages.TornRowSkipped(file)));
        }
    }
}

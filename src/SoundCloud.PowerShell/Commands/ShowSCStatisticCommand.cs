using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Draws the growth of tracks in the terminal, or saves the drawing as an SVG file.</summary>
/// <remarks>
/// <para>Takes what Get-SCStatistic returns, and makes one chart of all tracks. With Get-SCStatistic -By, a line shows the total, and the
/// bars below it show what was new in each period. Below that, or alone if there are no periods, each track that has grown most has a
/// bar.</para>
/// <para>Returns an object that the terminal shows as a drawing. If you assign it to a variable, nothing is drawn; if you redirect it, you
/// get plain text. With -Path, writes an SVG file that follows the light or dark colours of the page that shows it. Nothing is sent, and no
/// session is needed.</para>
/// </remarks>
/// <example>
/// Draw the plays of your tracks by day
/// <code>
/// Save-SCStatistic plays.csv
/// Get-SCStatistic plays.csv -By Day | Show-SCStatistic
/// </code>
/// The drawing is as wide as the window.
/// </example>
/// <example>
/// Make a picture of the likes of a month, for a report
/// <code>
/// Save-SCStatistic plays.csv
/// Get-SCStatistic plays.csv -Since 2026-11-01 -By Day |
///     Show-SCStatistic -Figure Likes -Title 'In November' -Path likes.svg
/// </code>
/// Browsers, mail programs and word processors open SVG files.
/// </example>
/// <seealso cref="GetSCStatisticCommand"/>
/// <seealso cref="SaveSCStatisticCommand"/>
/// <seealso cref="ShowSCWaveformCommand"/>
[Cmdlet(VerbsCommon.Show, "SCStatistic", DefaultParameterSetName = InTerminal, SupportsShouldProcess = true)]
[OutputType(typeof(StatisticChart), ParameterSetName = [InTerminal])]
[OutputType(typeof(void), typeof(FileInfo), ParameterSetName = [InFile])]
public sealed class ShowSCStatisticCommand : StoppableCommand
{
    private const string InTerminal = "InputObject";
    private const string InFile = "Path";

    private readonly List<TrackGrowth> _growth = [];

    /// <summary>The growth of tracks, from Get-SCStatistic.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public TrackGrowth?[]? InputObject { get; set; }

    /// <summary>What to draw. Default: Plays.</summary>
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Figure Figure { get; set; } = Figure.Plays;

    /// <summary>The heading. Default: the name of the figure.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? Title { get; set; }

    /// <summary>How many tracks have a bar of their own, those that have grown most first. Default: 10.</summary>
    [Parameter]
    [ValidateRange(0, 1000)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Top { get; set; } = 10;

    /// <summary>The width of the drawing in columns. Default: the width of the window.</summary>
    [Parameter(ParameterSetName = InTerminal)]
    [ValidateRange(20, 1000)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Width { get; set; }

    /// <summary>The height of the line in rows; the bars below it have half of that. Default: 8.</summary>
    [Parameter(ParameterSetName = InTerminal)]
    [ValidateRange(1, 60)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Height { get; set; }

    /// <summary>The SVG file.</summary>
    [Parameter(ParameterSetName = InFile, Mandatory = true)]
    [NoScriptBlock]
    public string? Path { get; set; }

    /// <summary>Replaces an existing file.</summary>
    [Parameter(ParameterSetName = InFile)]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the file.</summary>
    [Parameter(ParameterSetName = InFile)]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _growth.AddRange(InputObject?.OfType<TrackGrowth>() ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName is InFile)
            Try(Path, Save);
        else if (_growth.Count > 0)
            WriteObject(Chart());
    }

    private StatisticChart Chart() => StatisticChart.Of(_growth, Figure, Title, Top, Width, Height ?? 8);

    private void Save()
    {
        var path = FilePath.Of(this, Path!);
        if (_growth.Count == 0 || !ShouldProcess(path, Messages.SaveChart))
            return;
        var written = NewFile.Write(path, StatisticSvg.Of(Chart()), Force);
        if (PassThru)
            WriteObject(NewFile.AsItem(written, this), enumerateCollection: true);
    }
}

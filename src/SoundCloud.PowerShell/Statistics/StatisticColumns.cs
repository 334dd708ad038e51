using System.Globalization;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>The columns of a statistics file: those that Save-SCStatistic writes, or what a spreadsheet has made of them.</summary>
internal sealed class StatisticColumns
{
    public const int Time = 0;
    public const int Urn = 1;
    public const int Title = 2;

    /// <summary>The first figure; the others follow in the order of <see cref="Figure"/>.</summary>
    public const int FirstFigure = 3;

    /// <summary>How many of the columns have a meaning here.</summary>
    public const int Count = FirstFigure + Figures.Count;

    private static readonly string[] Names = ["Time", "Urn", "Title", .. Enum.GetNames<Figure>()];

    // What each cell of a row is; -1 for a column of the user's own.
    private readonly int[] _meanings;
    private readonly string _lineEnd;

    private StatisticColumns(int[] meanings, char separator, string lineEnd) => (_meanings, Separator, _lineEnd) = (meanings, separator, lineEnd);

    /// <summary>The columns of a new file.</summary>
    public static StatisticColumns Usual { get; } = new([.. Enumerable.Range(0, Count)], ',', "\n");

    /// <summary>The first line of a new file.</summary>
    public static string UsualHeader { get; } = string.Join(',', Names) + "\n";

    /// <summary>What separates the cells.</summary>
    public char Separator { get; }

    /// <summary>What each cell of a row is; -1 for a column of the user's own.</summary>
    public ReadOnlySpan<int> Meanings => _meanings;

    /// <summary>Reads the first line of a file; null if it is no statistics file.</summary>
    public static StatisticColumns? Of(string header)
    {
        var line = header.TrimEnd('\r', '\n');
        foreach (var separator in (ReadOnlySpan<char>)[',', ';', '\t'])
        {
            var meanings = Array.ConvertAll(line.Split(separator), static cell => MeaningOf(cell));
            if (meanings.Contains(Time) && meanings.Contains(Urn) && meanings.Any(static meaning => meaning >= FirstFigure)
                && meanings.Where(static meaning => meaning >= 0).Distinct().Count() == meanings.Count(static meaning => meaning >= 0))
            {
                return new(meanings, separator, header.EndsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n");
            }
        }
        return null;
    }

    /// <summary>Writes a row in these columns.</summary>
    public void Write(StringBuilder text, in StatisticRow row)
    {
        for (var i = 0; i < _meanings.Length; i++)
        {
            if (i > 0)
                text.Append(Separator);
            switch (_meanings[i])
            {
                case Time:
                    text.Append(row.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                    break;
                case Urn:
                    AppendCell(text, row.Urn);
                    break;
                case Title:
                    AppendCell(text, row.Title);
                    break;
                case >= FirstFigure and var figure when row.Figures[figure - FirstFigure] is not Figures.Unknown and var value:
                    text.Append(CultureInfo.InvariantCulture, $"{value}");
                    break;
            }
        }
        text.Append(_lineEnd);
    }

    private static int MeaningOf(string cell) =>
        Array.FindIndex(Names, name => name.Equals(cell.Trim(' ', '"', '\uFEFF'), StringComparison.OrdinalIgnoreCase));

    private void AppendCell(StringBuilder text, string cell)
    {
        var harmless = HarmlessText.Of(cell);
        if (harmless.AsSpan().ContainsAny('"', Separator) || harmless.AsSpan().Trim().Length < harmless.Length)
            text.Append('"').Append(harmless.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        else
            text.Append(harmless);
    }
}

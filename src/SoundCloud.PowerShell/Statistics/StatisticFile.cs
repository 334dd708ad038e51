using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Appends to a statistics file, which other processes may append to at the same time. Of what is there, only its ends are read.</summary>
internal static class StatisticFile
{
    // A header or a row is far shorter: a title has at most 5,000 characters.
    private const int LongestLine = 65536;
    private static readonly byte[] Mark = Encoding.UTF8.GetPreamble();

    /// <summary>Appends whole rows, or none.</summary>
    /// <returns>The end of the file that was removed, because it was no whole row; usually null.</returns>
    /// <exception cref="InvalidRequestException">There is a file of something else.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task<string?> AppendAsync(string path, IEnumerable<StatisticRow> rows, TimeProvider time, CancellationToken stop)
    {
        using var file = await SharedFile.OpenToWriteAsync(path, time, stop).ConfigureAwait(false);
        var columns = ReadColumns(file) ?? throw NotStatistics(path);
        var torn = RemoveTornRow(file) ?? throw NotStatistics(path);
        var text = new StringBuilder();
        if (file.Length == 0)
            text.Append('\uFEFF').Append(StatisticColumns.UsualHeader);
        foreach (var row in rows)
            columns.Write(text, row);
        Write(file, Encoding.UTF8.GetBytes(text.ToString()));
        return torn.Length > 0 ? torn : null;
    }

    /// <summary>A file that is there has other columns than those of Save-SCStatistic.</summary>
    public static InvalidRequestException NotStatistics(string path) =>
        new(Messages.NotStatistics(path, StatisticColumns.UsualHeader.TrimEnd())) { Advice = Messages.AdviceStatistics };

    private static StatisticColumns? ReadColumns(FileStream file)
    {
        var start = new byte[Math.Min(file.Length, LongestLine)];
        file.ReadExactly(start);
        var end = start.AsSpan().IndexOf((byte)'\n');
        if (end >= 0)
            return StatisticColumns.Of(Encoding.UTF8.GetString(start, 0, end + 1));
        // A process that was killed has left a part of the header: the file begins anew.
        if (!((ReadOnlySpan<byte>)[.. Mark, .. Encoding.UTF8.GetBytes(StatisticColumns.UsualHeader)]).StartsWith(start))
            return null;
        file.SetLength(0);
        return StatisticColumns.Usual;
    }

    // Every row ends with its line. A process that was killed while it wrote has left a row without an end, whose last number may be cut.
    private static string? RemoveTornRow(FileStream file)
    {
        var from = Math.Max(0, file.Length - LongestLine);
        file.Position = Math.Max(0, file.Length - 1);
        if (file.Length == 0 || file.ReadByte() == '\n')
            return "";
        file.Position = from;
        var tail = new byte[file.Length - from];
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf((byte)'\n') + 1;
        if (end == 0)
            return null;
        file.SetLength(from + end);
        return Encoding.UTF8.GetString(tail, end, tail.Length - end);
    }

    private static void Write(FileStream file, byte[] bytes)
    {
        var end = file.Length;
        file.Position = end;
        try
        {
            file.Write(bytes);
            file.Flush();
        }
        catch (IOException)
        {
            // The disk is full: no part of a row stays.
            file.SetLength(end);
            throw;
        }
    }
}

using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>Reads statistics files into a table.</summary>
internal static class StatisticSource
{
    /// <summary>Adds all rows of a file to a table.</summary>
    /// <exception cref="InvalidRequestException">It is a file of something else.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<Unread> ReadAsync(string path, GrowthTable table, CancellationToken stop)
    {
        using var file = await SharedFile.OpenToReadAsync(path, TimeProvider.System, stop).ConfigureAwait(false);
        // On a thread of its own, so that Ctrl+C can end it.
        return await Task.Run(() => Read(StatisticReader.Open(file) ?? throw StatisticFile.NotStatistics(path), table, stop), stop).ConfigureAwait(false);
    }

    /// <summary>The URN of a track in a file.</summary>
    /// <exception cref="InvalidIdException">It is no track.</exception>
    /// <exception cref="InvalidRequestException">It is a link, which only SoundCloud can look up.</exception>
    public static string UrnOf(TrackReference track) =>
        track.ToId() is { Link: null } id ? id.ToUrn(ResourceKind.Track) : throw new InvalidRequestException(Messages.LinkInFile(track.ToString())) { Advice = Messages.AdviceLinkInFile };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Unread Read(StatisticReader reader, GrowthTable table, CancellationToken stop)
    {
        var unread = new Unread();
        var figures = default(Figures);
        while (reader.Read())
        {
            if ((reader.Line & 0xFFFF) == 0)
                stop.ThrowIfCancellationRequested();
            if (reader.IsWhole && StatisticCells.TryReadTime(reader.Cell(StatisticColumns.Time), out var at) && reader.Cell(StatisticColumns.Urn) is { Length: > 0 } urn && TryReadFigures(reader, ref figures))
                table.Add(at, urn, reader.Cell(StatisticColumns.Title), figures);
            else
                unread.Add(reader);
        }
        unread.IsTorn = reader.IsTorn;
        return unread;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool TryReadFigures(StatisticReader reader, ref Figures figures)
    {
        for (var i = 0; i < Figures.Count; i++)
        {
            if (!StatisticCells.TryReadFigure(reader.Cell(StatisticColumns.FirstFigure + i), out var figure))
                return false;
            figures[i] = figure;
        }
        return true;
    }

    /// <summary>The rows of a file that could not be read.</summary>
    public sealed class Unread
    {
        /// <summary>How many there are.</summary>
        public long Count { get; private set; }

        /// <summary>The line of the first one.</summary>
        public long FirstLine { get; private set; }

        /// <summary>The text of the first one.</summary>
        public string FirstRow { get; private set; } = "";

        /// <summary>Whether the last row has no end.</summary>
        public bool IsTorn { get; set; }

        public void Add(StatisticReader reader)
        {
            if (Count++ == 0)
                (FirstLine, FirstRow) = (reader.Line, System.Text.Encoding.UTF8.GetString(reader.Row));
        }
    }
}

using System.Runtime.CompilerServices;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>Reads the rows of a statistics file one after the other, without an object for any of them: a file can have millions.</summary>
// Most scripts end before the runtime would optimise these loops: what runs for each row is optimised at once.
internal sealed class StatisticReader
{
    private const int BlockSize = 128 * 1024;

    // A row that is longer has a quote without its pair, which would take in the rows after it.
    private const int LongestRow = 64 * 1024;

    private readonly Stream _file;
    private readonly byte[] _block = new byte[BlockSize];
    private readonly Range[] _cells = new Range[StatisticColumns.Count];
    private byte _separator;
    private int[] _meanings = [];
    private int _start;
    private int _end;
    private int _row;
    private int _rowEnd;

    private StatisticReader(Stream file) => _file = file;

    /// <summary>The number of the line that was read last; the header is line 1.</summary>
    public long Line { get; private set; }

    /// <summary>Whether the last row has no end: the process that wrote it was killed, and its last number may be cut.</summary>
    public bool IsTorn { get; private set; }

    /// <summary>The bytes of the current row.</summary>
    public ReadOnlySpan<byte> Row => _block.AsSpan(_row, _rowEnd - _row);

    /// <summary>Reads the header; null if the file is no statistics file.</summary>
    public static StatisticReader? Open(Stream file)
    {
        var reader = new StatisticReader(file);
        if (!reader.ReadLine() || StatisticColumns.Of(Encoding.UTF8.GetString(reader.Row)) is not { } columns)
            return null;
        reader._separator = (byte)columns.Separator;
        reader._meanings = columns.Meanings.ToArray();
        return reader;
    }

    /// <summary>Whether the current row has all cells that the header names. One without is damaged.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>To the next row that is not empty; false at the end. A row without an end is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        while (ReadLine())
        {
            if (Row.Length > 0)
            {
                Split();
                return true;
            }
        }
        return false;
    }

    /// <summary>A cell of the current row as it is in the file, without its quotes; empty if there is none.</summary>
    public ReadOnlySpan<byte> Cell(int meaning) => _block.AsSpan(_cells[meaning]);

    /// <summary>The text of a cell.</summary>
    public static string TextOf(ReadOnlySpan<byte> cell) =>
        HarmlessText.Original(Encoding.UTF8.GetString(cell).Replace("\"\"", "\"", StringComparison.Ordinal));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadLine()
    {
        // The first line end of the row, and where to look for the next one, counted from the start of the row.
        var (first, from) = (-1, 0);
        while (true)
        {
            var length = _block.AsSpan(_start + from, _end - _start - from).IndexOf((byte)'\n');
            if (length < 0)
            {
                if (Fill())
                {
                    from = first + 1;
                    continue;
                }
                if (first >= 0)
                    return EndRow(first);
                IsTorn = _end > _start;
                return false;
            }
            var end = from + length;
            // A line break between quotes is part of a cell. A quote without its pair is not one.
            if (!IsInQuotes(_block.AsSpan(_start, end)))
                return EndRow(end);
            if (first < 0)
                first = end;
            if (end >= LongestRow)
                return EndRow(first);
            from = end + 1;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool EndRow(int length)
    {
        Line += 1 + _block.AsSpan(_start, length).Count((byte)'\n');
        _row = _start;
        _rowEnd = length > 0 && _block[_start + length - 1] == '\r' ? _start + length - 1 : _start + length;
        _start += length + 1;
        return true;
    }

    // Moves the rest to the front, and reads more after it. False at the end of the file.
    private bool Fill()
    {
        if (_start > 0)
        {
            Buffer.BlockCopy(_block, _start, _block, 0, _end - _start);
            _end -= _start;
            _start = 0;
        }
        // A line as long as the block is no row; its pieces are unreadable rows.
        if (_end == BlockSize)
        {
            _block[^1] = (byte)'\n';
            return true;
        }
        var read = _file.Read(_block, _end, BlockSize - _end);
        _end += read;
        return read > 0;
    }

    private static bool IsInQuotes(ReadOnlySpan<byte> text) => text.Contains((byte)'"') && int.IsOddInteger(text.Count((byte)'"'));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Split()
    {
        Array.Clear(_cells);
        var (at, i, isOpen) = (_row, 0, false);
        for (; i < _meanings.Length && at <= _rowEnd; i++)
        {
            var rest = _block.AsSpan(at, _rowEnd - at);
            Range cell;
            if (rest.Length > 0 && rest[0] == '"')
            {
                var close = ClosingQuote(rest);
                isOpen |= close == rest.Length;
                cell = (at + 1)..(at + close);
                var next = rest[close..].IndexOf(_separator);
                at = next < 0 ? _rowEnd + 1 : at + close + next + 1;
            }
            else
            {
                var next = rest.IndexOf(_separator);
                var end = next < 0 ? _rowEnd : at + next;
                cell = at..end;
                at = end + 1;
            }
            if (_meanings[i] is >= 0 and var meaning)
                _cells[meaning] = cell;
        }
        IsWhole = i == _meanings.Length && !isOpen;
    }

    private static int ClosingQuote(ReadOnlySpan<byte> cell)
    {
        for (var i = 1; i < cell.Length; i++)
        {
            if (cell[i] != '"')
                continue;
            if (i + 1 == cell.Length || cell[i + 1] != '"')
                return i;
            i++;
        }
        return cell.Length;
    }
}

using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell;

/// <summary>Reads the times and numbers of a statistics file.</summary>
internal static class StatisticCells
{
    /// <summary>Reads 2026-11-27T17:30:05Z, and what spreadsheets make of it: a space for the T, no seconds, no Z. A time without a zone is UTC.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryReadTime(ReadOnlySpan<byte> cell, out long utcTicks)
    {
        utcTicks = 0;
        if (cell.Length < 16 || cell[4] != '-' || cell[7] != '-' || cell[10] is not ((byte)'T' or (byte)' ') || cell[13] != ':'
            || !Digits(cell, 0, 4, out var year) || !Digits(cell, 5, 2, out var month) || !Digits(cell, 8, 2, out var day)
            || !Digits(cell, 11, 2, out var hour) || !Digits(cell, 14, 2, out var minute)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59)
        {
            return false;
        }
        var second = 0;
        var rest = cell[16..];
        if (rest.Length >= 3 && rest[0] == ':' && Digits(rest, 1, 2, out second))
            rest = rest[3..];
        if (rest.Length > 0 && rest[0] == '.')
            rest = rest[(1 + CountDigits(rest[1..]))..];
        if (second > 59 || !TryReadZone(rest, out var offset))
            return false;
        utcTicks = new DateTime(year, month, day, hour, minute, second).Ticks - offset;
        return utcTicks >= 0;
    }

    /// <summary>Reads a number; nothing is a figure that is not known.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryReadFigure(ReadOnlySpan<byte> cell, out long figure)
    {
        figure = Figures.Unknown;
        if (cell.Length == 0)
            return true;
        if (cell.Length > 18)
            return false;
        long value = 0;
        foreach (var digit in cell)
        {
            if (digit is < (byte)'0' or > (byte)'9')
                return false;
            value = (value * 10) + (digit - '0');
        }
        figure = value;
        return true;
    }

    private static bool TryReadZone(ReadOnlySpan<byte> zone, out long offset)
    {
        offset = 0;
        if (zone.Length == 0 || (zone.Length == 1 && zone[0] == 'Z'))
            return true;
        if (zone.Length != 6 || zone[0] is not ((byte)'+' or (byte)'-') || zone[3] != ':' || !Digits(zone, 1, 2, out var hours) || !Digits(zone, 4, 2, out var minutes))
            return false;
        offset = ((hours * 60) + minutes) * TimeSpan.TicksPerMinute * (zone[0] == '-' ? -1 : 1);
        return true;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        var count = 0;
        while (count < text.Length && text[count] is >= (byte)'0' and <= (byte)'9')
            count++;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Digits(ReadOnlySpan<byte> text, int from, int count, out int value)
    {
        value = 0;
        for (var i = from; i < from + count; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit > 9)
                return false;
            value = (value * 10) + digit;
        }
        return true;
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>The API's two date formats: one in answers, another in filters.</summary>
internal static class SoundCloudDate
{
    /// <summary>Reads <c>2019/01/15 15:40:49 +0000</c>, or ISO 8601, which some members use.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value)
    {
        value = default;
        // Longer than this is no date in any format.
        Span<byte> utf8 = stackalloc byte[64];
        return text.Length <= utf8.Length
            && System.Text.Ascii.FromUtf16(text, utf8, out var length) is System.Buffers.OperationStatus.Done
            && TryParse(utf8[..length], out value);
    }

    /// <summary>The same from the bytes of a body.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length == 25 && text[4] == '/' && text[7] == '/' && text[10] == ' ' && text[13] == ':' && text[16] == ':' && text[19] == ' '
            && Number(text[..4], out var year) && Number(text[5..7], out var month) && Number(text[8..10], out var day)
            && Number(text[11..13], out var hour) && Number(text[14..16], out var minute) && Number(text[17..19], out var second)
            && Number(text[21..23], out var offsetHours) && Number(text[23..25], out var offsetMinutes)
            && text[20] is (byte)'+' or (byte)'-'
            && year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            && hour < 24 && minute < 60 && second < 60 && offsetHours <= 14 && offsetMinutes < 60)
        {
            var offset = new TimeSpan(offsetHours, offsetMinutes, 0);
            if (offset > TimeSpan.FromHours(14))
                return false;
            var ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Unspecified).Ticks;
            var signed = text[20] == '-' ? -offset : offset;
            if (ticks - signed.Ticks < 0 || ticks - signed.Ticks > DateTime.MaxValue.Ticks)
                return false;
            value = new DateTimeOffset(ticks, signed);
            return true;
        }
        // A date begins with its year: the framework would make one of today's out of a bare time or a weekday.
        Span<char> chars = stackalloc char[64];
        return text.Length is >= 10 and <= 64 && text[..4].IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0 && text[4] is (byte)'-' or (byte)'/'
            && System.Text.Ascii.ToUtf16(text, chars, out var length) is System.Buffers.OperationStatus.Done
            && DateTimeOffset.TryParse(chars[..length], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    /// <summary>The filter format <c>yyyy-MM-dd HH:mm:ss</c>, always UTC.</summary>
    public static string ToFilter(DateTimeOffset value) =>
        value.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Number(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit((char)c))
                return false;
            value = (value * 10) + (c - '0');
        }
        return true;
    }

    /// <summary>A day of three parts, or null where one is missing or there is no such day.</summary>
    public static string? Day(int? year, int? month, int? day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year.Value, month.Value)
            ? new DateOnly(year.Value, month.Value, day.Value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}

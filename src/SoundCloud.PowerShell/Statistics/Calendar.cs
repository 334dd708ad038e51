using System.Globalization;

namespace SoundCloud.PowerShell;

/// <summary>Finds the day, week or month of a time, in a time zone.</summary>
internal sealed class Calendar(StatisticPeriod period, TimeZoneInfo zone)
{
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    private long _from;
    private long _to;
    private int _day;

    /// <summary>The first day of the period that a time lies in, as the number of the day.</summary>
    public int FirstDayOf(long utcTicks)
    {
        // Rows come in the order of time: most are in the period of the row before.
        if (utcTicks >= _from && utcTicks < _to)
            return _day;
        var local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(new DateTime(utcTicks, DateTimeKind.Utc), zone));
        var first = period switch
        {
            StatisticPeriod.Week => local.AddDays(-(((int)local.DayOfWeek + 6) % 7)),
            StatisticPeriod.Month => new DateOnly(local.Year, local.Month, 1),
            _ => local,
        };
        var next = period switch
        {
            StatisticPeriod.Week => first.AddDays(7),
            StatisticPeriod.Month => first.AddMonths(1),
            _ => first.AddDays(1),
        };
        (_from, _to, _day) = (StartOf(first).UtcTicks, StartOf(next).UtcTicks, first.DayNumber);
        return _day;
    }

    /// <summary>When a period starts: at midnight, or later where the clocks are put forward then.</summary>
    public DateTimeOffset StartOf(int firstDay) => StartOf(DateOnly.FromDayNumber(firstDay));

    /// <summary>The name of a period: 2026-11-27, 2026-W48 or 2026-11.</summary>
    public string NameOf(int firstDay)
    {
        var first = DateOnly.FromDayNumber(firstDay);
        return period switch
        {
            StatisticPeriod.Week => WeekOf(first.ToDateTime(TimeOnly.MinValue)),
            StatisticPeriod.Month => first.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            _ => first.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    private static string WeekOf(DateTime day) => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(day):0000}-W{ISOWeek.GetWeekOfYear(day):00}");

    private DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
            midnight += Quarter;
        // Where the clocks are put back at midnight, the day begins the first time.
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset);
    }
}

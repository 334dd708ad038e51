namespace SoundCloud.PowerShell;

/// <summary>A part of the calendar, in local time.</summary>
public enum StatisticPeriod
{
    /// <summary>From midnight to midnight.</summary>
    Day,

    /// <summary>From Monday to Sunday: an ISO 8601 week.</summary>
    Week,

    /// <summary>From the first day to the last.</summary>
    Month,
}

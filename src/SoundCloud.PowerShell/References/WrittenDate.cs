using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// A date as it was written: a day, or a day with a time. A day without a time is the whole day. Without a time zone, it is local time.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[TypeConverter(typeof(WrittenDateConverter))]
public sealed class WrittenDate : IEquatable<WrittenDate>
{
    private readonly bool _hasTime;

    private WrittenDate(DateTime clock, TimeSpan? offset, bool hasTime)
    {
        _hasTime = hasTime;
        Day = DateOnly.FromDateTime(clock);
        First = At(clock);
        Last = hasTime ? First : At(clock.AddDays(1).AddSeconds(-1));

        // The offset of each end, because summer time can begin or end between them.
        DateTimeOffset At(DateTime time) => offset is { } zone ? new(time, zone) : new(DateTime.SpecifyKind(time, DateTimeKind.Unspecified));
    }

    /// <summary>The day that was written, whatever the time zone.</summary>
    internal DateOnly Day { get; }

    /// <summary>The time, or the first second of the day.</summary>
    internal DateTimeOffset First { get; }

    /// <summary>The time, or the last second of the day.</summary>
    internal DateTimeOffset Last { get; }

    /// <inheritdoc/>
    public bool Equals(WrittenDate? other) => other is not null && (Day, First, Last) == (other.Day, other.First, other.Last);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as WrittenDate);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Day, First, Last);

    /// <summary>The date in the format of ISO 8601.</summary>
    public override string ToString() => _hasTime
        ? First.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture)
        : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The date of a value or a text; null if it is none.</summary>
    internal static WrittenDate? From(object? value)
    {
        try
        {
            return value switch
            {
                WrittenDate date => date,
                DateOnly day => new(day.ToDateTime(TimeOnly.MinValue), null, hasTime: false),
                DateTime time => new(time, time.Kind is DateTimeKind.Utc ? TimeSpan.Zero : null, hasTime: true),
                DateTimeOffset time => new(time.DateTime, time.Offset, hasTime: true),
                string { Length: >= 10 } text when text[4] == '-' && text[7] == '-' => FromIso(text),
                string text => FromCulture(text),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // Before the first or after the last day that there is.
            return null;
        }
    }

    private static WrittenDate? FromIso(string text)
    {
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date)
            || !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var parsed))
        {
            return null;
        }
        var rest = text.AsSpan(10).TrimStart();
        return new(date.DateTime, parsed.Kind is DateTimeKind.Unspecified ? null : date.Offset, hasTime: rest.Length > 0 && (rest[0] is 'T' or 't' || char.IsAsciiDigit(rest[0])));
    }

    // As the user writes dates. PowerShell would read the same text in another culture in a mock or a proxy function.
    private static WrittenDate? FromCulture(string text) =>
        DateTime.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.None, out var date)
            ? new(date, null, hasTime: text.Contains(':', StringComparison.Ordinal) || date.TimeOfDay != TimeSpan.Zero)
            : null;
}

/// <summary>Converts to <see cref="WrittenDate"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WrittenDateConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => true;

    /// <inheritdoc/>
    public override object? ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase)
    {
        var value = sourceValue is PSObject wrapped ? wrapped.BaseObject : sourceValue;
        // An empty cell of a CSV file.
        return value is null or "" ? null : WrittenDate.From(value) ?? throw new PSInvalidCastException(Messages.NotADate(value));
    }

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException("A date does not convert to another type.");
}

using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// A length of time: a TimeSpan, the text of one, or a number of seconds, which PowerShell would read as ticks. It is a type, because mocks
/// and proxy functions have the types of a cmdlet's parameters and nothing else that converts a value.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[TypeConverter(typeof(DurationConverter))]
public sealed record Duration(TimeSpan Value)
{
    /// <summary>The length.</summary>
    public static implicit operator TimeSpan(Duration duration) => duration.Value;

    /// <summary>The text of the TimeSpan.</summary>
    public override string ToString() => Value.ToString(null, CultureInfo.InvariantCulture);
}

/// <summary>
/// A time in a track, as in <see cref="Duration"/>, but <c>5:55</c> is minutes and seconds, as players and the views show it. In the text of
/// a TimeSpan, it is hours and minutes.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[TypeConverter(typeof(TrackTimeConverter))]
public sealed record TrackTime(TimeSpan Value)
{
    /// <summary>The time from the start.</summary>
    public static implicit operator TimeSpan(TrackTime time) => time.Value;

    /// <summary>The text of the TimeSpan.</summary>
    public override string ToString() => Value.ToString(null, CultureInfo.InvariantCulture);
}

/// <summary>Converts to <see cref="Duration"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public class DurationConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public sealed override bool CanConvertFrom(object sourceValue, Type destinationType) => true;

    /// <inheritdoc/>
    public sealed override object? ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => sourceValue switch
    {
        // An empty cell of a CSV file.
        "" => null,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => Make(FromSeconds(seconds)),
        string text when Read(text) is { } time => Make(time),
        TimeSpan length => Make(length),
        Duration { Value: var length } => Make(length),
        TrackTime { Value: var length } => Make(length),
        IConvertible number and not (string or bool or char or DateTime) => Make(FromSeconds(number.ToDouble(CultureInfo.InvariantCulture))),
        _ => throw new PSInvalidCastException(Messages.NotADuration(sourceValue)),
    };

    /// <inheritdoc/>
    public sealed override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public sealed override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException("A duration converts to a TimeSpan only.");

    private protected virtual object Make(TimeSpan length) => new Duration(length);

    /// <summary>Reads a text that is no number.</summary>
    private protected virtual TimeSpan? Read(string text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var length) ? length : null;

    private static TimeSpan FromSeconds(double seconds) => seconds is >= 0 and <= 922_337_203_685
        ? TimeSpan.FromSeconds(seconds)
        : throw new PSInvalidCastException(Messages.DurationOutOfRange);
}

/// <summary>Converts to <see cref="TrackTime"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackTimeConverter : DurationConverter
{
    private protected override object Make(TimeSpan length) => new TrackTime(length);

    private protected override TimeSpan? Read(string text) => MinutesAndSeconds(text) ?? base.Read(text);

    private static TimeSpan? MinutesAndSeconds(string text) => text.Split(':') is [var minutes, var seconds]
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
        && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rest) && rest < 60
        ? TimeSpan.FromMinutes(whole) + TimeSpan.FromSeconds(rest)
        : null;
}

using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// Reads a duration from a TimeSpan, the text of a TimeSpan, or a number of seconds. Without it, PowerShell would read a number as ticks.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class DurationTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>
    /// Whether <c>5:55</c> means minutes and seconds, as players and the views show it. In the text of a TimeSpan, it means hours and
    /// minutes.
    /// </summary>
    public bool IsTrackTime { get; init; }

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return value switch
        {
            TimeSpan or null => value,
            string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) => FromSeconds(seconds),
            string text when IsTrackTime && MinutesAndSeconds(text) is { } time => time,
            string text when TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var parsed) => parsed,
            IConvertible number and not string => FromSeconds(number.ToDouble(CultureInfo.InvariantCulture)),
            _ => throw new ArgumentTransformationMetadataException(Messages.NotADuration(value)),
        };
    }

    private static TimeSpan? MinutesAndSeconds(string text) => text.Split(':') is [var minutes, var seconds]
        && int.TryParse(minutes, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
        && double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rest) && rest < 60
        ? TimeSpan.FromMinutes(whole) + TimeSpan.FromSeconds(rest)
        : null;

    private static TimeSpan FromSeconds(double seconds) => seconds is >= 0 and <= 922_337_203_685
        ? TimeSpan.FromSeconds(seconds)
        : throw new ArgumentTransformationMetadataException(Messages.DurationOutOfRange);
}

using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Reads ISO 8601 dates in every culture. Without it, PowerShell would read the year in the calendar of the culture.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // Other texts are left to PowerShell, which reads dates as the user writes them.
        return value is string { Length: >= 10 } text && text[4] == '-' && text[7] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date)
            ? date.LocalDateTime
            : inputData;
    }
}

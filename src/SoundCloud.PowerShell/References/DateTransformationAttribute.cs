using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Reads the text of a date as ISO 8601 in every culture; PowerShell alone would take the year for one of the culture's calendar.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class DateTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // Any other text is as the user writes dates, and PowerShell's own to read.
        return value is string { Length: >= 10 } text && text[4] == '-' && text[7] == '-'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var date)
            ? date.LocalDateTime
            : inputData;
    }
}

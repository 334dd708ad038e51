using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// Converts words of a CSV file (true, no, 1 …) to Booleans, because PowerShell does not convert text to a Boolean parameter.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class BooleanTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            SwitchParameter flag => flag.IsPresent,
            string text => text.Trim().ToUpperInvariant() switch
            {
                "" => null,
                "TRUE" or "YES" or "1" or "ON" => true,
                "FALSE" or "NO" or "0" or "OFF" => false,
                _ => throw new ArgumentTransformationMetadataException(Messages.NotABoolean(text)),
            },
            var other => other,
        };
}

using System.Collections;
using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// Refuses a script block. PowerShell evaluates one for each input only where the parameter binds from the pipeline; elsewhere it would pass
/// the code as text.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class NoScriptBlockAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        IsScriptBlock(inputData) || (inputData is IList several and not Array { Rank: > 1 } && several.Cast<object?>().Any(IsScriptBlock))
            ? throw new ArgumentTransformationMetadataException(Messages.ScriptBlockNotEvaluated)
            : inputData;

    private static bool IsScriptBlock(object? value) => value is ScriptBlock or PSObject { BaseObject: ScriptBlock };
}

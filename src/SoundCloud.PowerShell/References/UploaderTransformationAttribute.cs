using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Lets a track or playlist, also as an item of a feed, stand for the user whose it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class UploaderTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            Track { User: { } user } => user,
            Playlist { User: { } user } => user,
            Activity { Origin: Track { User: { } user } } => user,
            Activity { Origin: Playlist { User: { } user } } => user,
            _ => inputData,
        };
}

using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Replaces a track or playlist, or a feed item about one, by the user who uploaded it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Property)]
public sealed class UploaderTransformationAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => OwnerOf(inputData);

    private static object? OwnerOf(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        Track { User: { } user } => user,
        Playlist { User: { } user } => user,
        Activity { Origin: { } origin } => OwnerOf(origin),
        object[] several => Array.ConvertAll(several, OwnerOf),
        _ => input,
    };
}

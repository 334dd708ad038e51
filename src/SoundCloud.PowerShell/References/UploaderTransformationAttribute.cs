using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Lets a track or playlist, also as an item of a feed, stand for the user whose it is.</summary>
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

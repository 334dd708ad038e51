using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// A row: a line of a spreadsheet, a dictionary, or an object made by hand, whose columns set parameters. What is or was one of our things
/// has the same names, but stands for its id alone: its values may be old.
/// </summary>
internal static class Row
{
    private const string Deserialized = "Deserialized.";

    /// <summary>Stands for a row whose columns PowerShell has bound, and that the cmdlet does not see.</summary>
    public static object Bound { get; } = new();

    /// <summary>Whether an input is a row.</summary>
    public static bool Is(object input) => Unwrap(input) is not (string or System.Uri or SoundCloudId or ValueType) && !IsThing(input);

    /// <summary>What a text parameter is for the current input: what was typed, else what its row says, else null.</summary>
    public static string? TextOf(SessionCommand command, object? row, string parameter, string? bound) =>
        command.Typed.Contains(parameter) ? bound
        : row is null ? null
        : Members.IsDictionary(row) ? Members.Text(row, parameter)
        : bound is { Length: > 0 } ? bound : null;

    /// <summary>Whether an input is or was one of our things.</summary>
    public static bool IsThing(object input) => Unwrap(input) switch
    {
        Resource or Activity => true,
        string or System.Uri or SoundCloudId or ValueType => false,
        _ => IsOfOurTypes(input) || IsOurJson(input),
    };

    /// <summary>Whether an input was of a type: an object that came from a job, from another computer or from Import-Clixml.</summary>
    public static bool IsSaved<T>(object input) =>
        PSObject.AsPSObject(input).TypeNames.Contains(Deserialized + typeof(T).FullName, StringComparer.OrdinalIgnoreCase);

    // An object that came from a job, from another computer or from Import-Clixml. Select-Object makes new objects, "Selected.…".
    private static bool IsOfOurTypes(object input) => PSObject.AsPSObject(input).TypeNames.Any(static name =>
        name.StartsWith(Deserialized + "SoundCloud.", StringComparison.OrdinalIgnoreCase) || name.StartsWith("SoundCloud.", StringComparison.OrdinalIgnoreCase));

    // ConvertFrom-Json of what we or the service wrote. It says what it is, and not all of it is text, as the cells of a spreadsheet are.
    private static bool IsOurJson(object input) =>
        Members.Text(input, "Kind") is { } kind
        && SoundCloudId.TryParse(Members.Text(input, "Urn"), ResourceKind.Unknown, out var id)
        && string.Equals(kind, id.Kind.ToString(), StringComparison.OrdinalIgnoreCase)
        && Members.Of(input).Any(static member => member.Value is not (null or string or PSObject { BaseObject: string }));

    private static object Unwrap(object input) => input is PSObject wrapped ? wrapped.BaseObject : input;
}

using System.Collections;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Reads members of what was piped: properties of an object, columns of a row, entries of a dictionary in any case.</summary>
internal static class Members
{
    /// <summary>The text of a member, or null if there is none or it is empty.</summary>
    public static string? Text(object source, string name) =>
        Value(source, name) is { } value && LanguagePrimitives.ConvertTo<string>(value) is { Length: > 0 } text ? text : null;

    /// <summary>The value of a member, or null if there is none.</summary>
    public static object? Value(object source, string name)
    {
        if (EntriesOf(source) is not { } entries)
            return PSObject.AsPSObject(source).Properties[name]?.Value;
        foreach (var entry in entries)
        {
            if (string.Equals(entry.Key, name, StringComparison.OrdinalIgnoreCase))
                return entry.Value;
        }
        return null;
    }

    /// <summary>All members with their values. A member that cannot be read has none.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(object source) => EntriesOf(source)
        ?? PSObject.AsPSObject(source).Properties.Where(static property => property.IsGettable).Select(static property => KeyValuePair.Create(property.Name, (object?)property.Value));

    /// <summary>Whether it is a dictionary with text for keys. PowerShell does not bind its entries by their names.</summary>
    public static bool IsDictionary(object source) => EntriesOf(source) is not null;

    private static IEnumerable<KeyValuePair<string, object?>>? EntriesOf(object source) => (source is PSObject wrapped ? wrapped.BaseObject : source) switch
    {
        // Not indexed by a name: the keys of ConvertFrom-Json -AsHashtable differ in case.
        IDictionary dictionary => dictionary.Keys.OfType<string>().Select(key => KeyValuePair.Create(key, dictionary[key])),
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs,
        _ => null,
    };
}

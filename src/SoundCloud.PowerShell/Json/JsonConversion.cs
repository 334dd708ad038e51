using System.Management.Automation;
using System.Text.Json;

namespace SoundCloud.PowerShell;

/// <summary>Converts between JSON and PowerShell objects, arrays and hashtables.</summary>
internal static class JsonConversion
{
    // Properties of every object in PowerShell, whatever its case.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase) { "psobject", "psbase", "psadapted", "psextended", "pstypenames" };

    /// <summary>Converts a JSON text that was parsed before.</summary>
    /// <param name="json">The text.</param>
    /// <param name="leftOut">Gets the names of the members that cannot be properties.</param>
    public static object? FromJson(ReadOnlySpan<byte> json, ICollection<string> leftOut)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        return Value(ref reader, leftOut);
    }

    /// <summary>The value as ConvertTo-Json writes it, but for what its form has no use for: names of enums, milliseconds, and a switch as true or false.</summary>
    /// <exception cref="InvalidRequestException">A member has no form in JSON, or holds itself; the message names it.</exception>
    public static byte[] ToJson(object value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            new JsonWriting(writer).Write(value);
        return bytes.ToArray();
    }

    private static object? Value(ref Utf8JsonReader reader, ICollection<string> leftOut) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Object(ref reader, leftOut),
        JsonTokenType.StartArray => Array(ref reader, leftOut),
        JsonTokenType.String => PlainJson.Text(ref reader),
        JsonTokenType.Number => reader.TryGetInt64(out var number) ? number : reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => null,
    };

    private static object?[] Array(ref Utf8JsonReader reader, ICollection<string> leftOut)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            items.Add(Value(ref reader, leftOut));
        return [.. items];
    }

    private static PSObject Object(ref Utf8JsonReader reader, ICollection<string> leftOut)
    {
        var result = new PSObject();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = PlainJson.Text(ref reader);
            reader.Read();
            var value = Value(ref reader, leftOut);
            // Property names ignore case in PowerShell, but not in JSON. The first of two such names is used.
            if (name.Length > 0 && !Reserved.Contains(name) && result.Properties[name] is null)
                result.Properties.Add(new PSNoteProperty(name, value));
            else
                leftOut.Add(name);
        }
        return result;
    }
}

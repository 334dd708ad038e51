using System.Text;
using System.Text.Json;

namespace SoundCloud;

/// <summary>JSON as plain values: texts, numbers, flags, arrays, and dictionaries in which of two of one name the last stands.</summary>
internal static class PlainJson
{
    /// <summary>An object that was tokenised before; it is nested no deeper than <see cref="FieldReader"/> keeps.</summary>
    public static Dictionary<string, object?> Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = int.MaxValue });
        reader.Read();
        return Object(ref reader);
    }

    private static object? Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => Text(ref reader),
        JsonTokenType.Number => reader.TryGetInt64(out var number) ? (object)number : reader.GetDouble(),
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.StartArray => Array(ref reader),
        JsonTokenType.StartObject => Object(ref reader),
        _ => null,
    };

    private static object?[] Array(ref Utf8JsonReader reader)
    {
        var items = new List<object?>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return [.. items];
    }

    private static Dictionary<string, object?> Object(ref Utf8JsonReader reader)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = Text(ref reader);
            reader.Read();
            members[name] = Value(ref reader);
        }
        return members;
    }

    /// <summary>A text or a name. What is no text shows as it is written: its escapes as they are, its bytes as what they can mean.</summary>
    public static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }
}

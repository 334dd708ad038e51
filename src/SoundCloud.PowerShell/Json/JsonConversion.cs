using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;

namespace SoundCloud.PowerShell;

/// <summary>Converts between JSON and PowerShell objects, arrays and hashtables.</summary>
internal static class JsonConversion
{
    private const int MaximumDepth = 64;

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

    public static byte[] ToJson(object value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            Write(writer, value, 0);
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

    private static void Write(Utf8JsonWriter writer, object? value, int depth)
    {
        if (depth > MaximumDepth)
            throw new InvalidRequestException(Messages.BodyTooDeep(MaximumDepth));
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string or char or Guid or System.Uri or Enum:
                writer.WriteStringValue(Convert.ToString(plain, CultureInfo.InvariantCulture));
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                break;
            case double number when !double.IsFinite(number):
                throw new InvalidRequestException(Messages.NumberInfinite);
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal:
                writer.WriteRawValue(Convert.ToString(plain, CultureInfo.InvariantCulture)!, skipInputValidation: false);
                break;
            case DateTime date:
                writer.WriteStringValue(date);
                break;
            case DateTimeOffset date:
                writer.WriteStringValue(date);
                break;
            case TimeSpan duration:
                writer.WriteNumberValue((long)duration.TotalMilliseconds);
                break;
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!);
                    Write(writer, entry.Value, depth + 1);
                }
                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                    Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach (var property in PSObject.AsPSObject(value!).Properties.Where(p => p.IsGettable))
                {
                    writer.WritePropertyName(property.Name);
                    Write(writer, property.Value, depth + 1);
                }
                writer.WriteEndObject();
                break;
        }
    }
}

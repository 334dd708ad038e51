using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text.Json;

namespace SoundCloud.PowerShell;

/// <summary>Converts between JSON and PowerShell objects, arrays and hashtables.</summary>
internal static class JsonConversion
{
    private const int MaximumDepth = 64;

    public static object? FromJson(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => FromObject(value),
        JsonValueKind.Array => value.EnumerateArray().Select(FromJson).ToArray(),
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public static byte[] ToJson(object value)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
            Write(writer, value, 0);
        return bytes.ToArray();
    }

    private static PSObject FromObject(JsonElement value)
    {
        var result = new PSObject();
        foreach (var member in value.EnumerateObject())
        {
            // Property names ignore case in PowerShell, but not in JSON. The first of two such names is used; an empty name cannot be a
            // property.
            if (member.Name.Length > 0 && result.Properties[member.Name] is null)
                result.Properties.Add(new PSNoteProperty(member.Name, FromJson(member.Value)));
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

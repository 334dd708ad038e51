using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Numerics;
using System.Reflection;
using System.Text.Json;

namespace SoundCloud.PowerShell;

/// <summary>Writes one PowerShell value as JSON, and knows at which member it is.</summary>
internal sealed class JsonWriting(Utf8JsonWriter writer)
{
    private const int MaximumDepth = 64;
    private const int MostNamed = 8;

    private readonly List<string> _path = [];
    private readonly List<object> _open = [];

    public void Write(object? value)
    {
        var wrapper = value as PSObject;
        var plain = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        try
        {
            if (!TryWriteScalar(plain))
                WriteParts(plain!, wrapper);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or NotSupportedException or JsonException)
        {
            // Such as a list that changes while it is read.
            throw new InvalidRequestException(Messages.NotJson(Place));
        }
    }

    private string Place => _path.Count == 0 ? "Body" : Printable.Line(string.Join('.', _path.Take(MostNamed)).Replace(".[", "[", StringComparison.Ordinal) + (_path.Count > MostNamed ? "…" : ""));

    private bool TryWriteScalar(object? value)
    {
        switch (value)
        {
            case null or DBNull or System.Management.Automation.Language.NullString:
                writer.WriteNullValue();
                return true;
            case string or char or Guid or Enum:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                return true;
            case Uri address:
                writer.WriteStringValue(address.OriginalString);
                return true;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return true;
            case SwitchParameter flag:
                writer.WriteBooleanValue(flag.IsPresent);
                return true;
            // JSON has no such numbers.
            case float number when !float.IsFinite(number):
                writer.WriteStringValue(NameOf(number));
                return true;
            case double number when !double.IsFinite(number):
                writer.WriteStringValue(NameOf(number));
                return true;
            case sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal or BigInteger:
                writer.WriteRawValue(((IFormattable)value).ToString(value is float or double or BigInteger ? "R" : null, CultureInfo.InvariantCulture), skipInputValidation: false);
                return true;
            case DateTime date:
                writer.WriteStringValue(date);
                return true;
            case DateTimeOffset date:
                writer.WriteStringValue(date);
                return true;
            case TimeSpan duration:
                writer.WriteNumberValue((long)duration.TotalMilliseconds);
                return true;
            default:
                return false;
        }
    }

    private void WriteParts(object value, PSObject? wrapper)
    {
        if (_open.Count == MaximumDepth)
            throw new InvalidRequestException(Messages.BodyTooDeep(MaximumDepth, Place));
        // Such a thing has no end.
        if (_open.Exists(open => ReferenceEquals(open, value)))
            throw new InvalidRequestException(Messages.BodyHoldsItself(Place));
        _open.Add(value);
        switch (value)
        {
            case IDictionary dictionary:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in dictionary)
                    WriteMember(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, entry.Value);
                writer.WriteEndObject();
                break;
            case IEnumerable items:
                writer.WriteStartArray();
                var index = 0;
                foreach (var item in items)
                {
                    _path.Add($"[{index++.ToString(CultureInfo.InvariantCulture)}]");
                    Write(item);
                    _path.RemoveAt(_path.Count - 1);
                }
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStartObject();
                foreach (var (name, read) in MembersOf(value, wrapper).DistinctBy(static member => member.Name))
                    WriteMember(name, ValueOf(read));
                writer.WriteEndObject();
                break;
        }
        _open.RemoveAt(_open.Count - 1);
    }

    private void WriteMember(string name, object? value)
    {
        _path.Add(name);
        writer.WritePropertyName(name);
        Write(value);
        _path.RemoveAt(_path.Count - 1);
    }

    /// <summary>What the object itself has, and what PowerShell has added to it.</summary>
    private static IEnumerable<(string Name, Func<object?> Read)> MembersOf(object value, PSObject? wrapper)
    {
        if (value is not PSObject)
        {
            foreach (var field in value.GetType().GetFields(BindingFlags.Public | BindingFlags.Instance))
                yield return (field.Name, () => field.GetValue(value));
            foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.GetGetMethod() is { } getter && getter.GetParameters().Length == 0)
                    yield return (property.Name, () => property.GetValue(value));
            }
        }
        foreach (var property in wrapper?.Properties ?? Enumerable.Empty<PSPropertyInfo>())
        {
            if (property.IsGettable && (value is PSObject || property.MemberType is not PSMemberTypes.Property))
                yield return (property.Name, () => property.Value);
        }
    }

    // A property that cannot be read has no value, such as the scope of an IPv4 address.
    private static object? ValueOf(Func<object?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is GetValueException or TargetInvocationException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string NameOf(double number) => double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity";
}

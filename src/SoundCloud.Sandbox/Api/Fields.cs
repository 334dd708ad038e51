using System.Globalization;
using System.Text;
using System.Text.Json;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>The members of {"track":{…}}, or the track[…] fields of a form. The API accepts both.</summary>
internal sealed class Fields
{
    private readonly Dictionary<string, string?> _values = new(StringComparer.Ordinal);

    /// <summary>The JSON members, for values other than plain text; undefined for a form.</summary>
    public JsonElement Json { get; private set; }

    public MultipartForm? Form { get; private set; }

    public static Fields Read(ApiCall call, string wrapper)
    {
        var fields = new Fields();
        if (call.Form is { } form)
        {
            fields.Form = form;
            fields.AddAll(form.Fields, wrapper);
        }
        else if (call.Request.MediaType == "application/x-www-form-urlencoded")
        {
            fields.AddAll(QueryString.Parse(Encoding.UTF8.GetString(call.Body)).Items, wrapper);
        }
        else
        {
            fields.AddJson(ReadObject(call), wrapper);
        }

        return fields;
    }

    /// <summary>The body as a JSON object.</summary>
    public static JsonElement ReadObject(ApiCall call)
    {
        try
        {
            var root = JsonDocument.Parse(call.Body).RootElement;
            return root.ValueKind == JsonValueKind.Object ? root : throw new ApiException(ApiErrors.UnreadableJson());
        }
        catch (JsonException)
        {
            throw new ApiException(ApiErrors.UnreadableJson());
        }
    }

    public bool Has(string name) => _values.ContainsKey(name);

    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>The new value if the field was sent, or else the old one.</summary>
    public string? Text(string name, string? old) => _values.TryGetValue(name, out var value) ? value : old;

    public string Choice(string name, string old, params string[] known)
    {
        var value = Text(name, old) ?? old;
        return value == old || known.Contains(value, StringComparer.Ordinal) ? value : throw new ApiException(ApiErrors.Unprocessable($"{name} is not one of {string.Join(", ", known)}"));
    }

    public bool Flag(string name, bool old) => Text(name) switch
    {
        null => old,
        "true" or "1" => true,
        "false" or "0" => false,
        _ => throw new ApiException(ApiErrors.Unprocessable($"{name} is not true or false")),
    };

    /// <summary>A number or a numeric text.</summary>
    public long? Number(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
            return null;

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ApiException(ApiErrors.Unprocessable($"{name} is not a number"));
    }

    public DateOnly? Date(string name, DateOnly? old)
    {
        if (!Has(name))
            return old;

        if (Text(name) is not { Length: >= 10 } text)
            return null;

        return DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new ApiException(ApiErrors.Unprocessable($"{name} is not of the form yyyy-mm-dd"));
    }

    private void AddAll(IEnumerable<KeyValuePair<string, string>> sent, string wrapper)
    {
        var prefix = wrapper + "[";
        foreach (var field in sent.Where(field => field.Key.StartsWith(prefix, StringComparison.Ordinal) && field.Key.EndsWith(']')))
            _values[field.Key[prefix.Length..^1]] = field.Value;
    }

    private void AddJson(JsonElement root, string wrapper)
    {
        if (!root.TryGetProperty(wrapper, out var inner) || inner.ValueKind != JsonValueKind.Object)
            throw new ApiException(ApiErrors.BadRequest($"the body has no {wrapper}"));

        Json = inner;
        foreach (var member in inner.EnumerateObject())
        {
            _values[member.Name] = member.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => member.Value.GetString(),
                _ => member.Value.GetRawText(),
            };
        }
    }
}

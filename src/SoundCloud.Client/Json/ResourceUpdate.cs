using System.Globalization;
using System.Text.Json;

namespace SoundCloud;

/// <summary>Members to send, in the API's names; what was never set is not sent, what was set to null is cleared.</summary>
public abstract class ResourceUpdate
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.Ordinal);

    private protected ResourceUpdate()
    {
    }

    /// <summary>The artwork; null where it is not changed.</summary>
    public Picture? Artwork { get; set; }

    /// <summary>Whether nothing was set.</summary>
    public bool IsEmpty => _values.Count == 0 && Artwork is null;

    private protected void CopyTo(ResourceUpdate other)
    {
        foreach (var (name, value) in _values)
            other._values[name] = value;
        other.Artwork = Artwork;
    }

    private protected void Set(string name, object? value) => _values[name] = value;

    /// <summary>What is set, for who has to agree to it: <c>genre 'Techno', streamable 'false'</c>.</summary>
    internal string Describe() => string.Join(", ", _values.Select(one => one.Value switch
    {
        null => $"{one.Key} $null",
        IReadOnlyList<string> urns => $"{urns.Count.ToString(CultureInfo.InvariantCulture)} {one.Key}",
        bool flag => $"{one.Key} '{(flag ? "true" : "false")}'",
        var value => $"{one.Key} '{value}'",
    }).Concat(Artwork is { } picture ? [$"artwork '{picture.FileName}'"] : []));

    /// <summary>The body of a request: JSON, or a form where a picture goes with it, which JSON cannot carry.</summary>
    internal HttpContent ToContent(string root) => Artwork is null ? ToJson(root) : ToUpload(root);

    /// <summary>The members and the picture as a form, for more files.</summary>
    internal UploadForm ToUpload(string root)
    {
        var form = new UploadForm(ToForm(root));
        if (Artwork is { } picture)
            form.AddFile($"{root}[artwork_data]", picture.Open(), picture.FileName);
        return form;
    }

    /// <summary><c>{"track":{…}}</c>.</summary>
    internal JsonContent ToJson(string root) => new(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject(root);
        foreach (var (name, value) in _values)
        {
            writer.WritePropertyName(name);
            Write(writer, value);
        }
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    /// <summary><c>track[title]</c>…, for multipart.</summary>
    internal IEnumerable<KeyValuePair<string, string>> ToForm(string root)
    {
        foreach (var (name, value) in _values)
        {
            yield return value is IReadOnlyList<string> urns
                ? new($"{root}[{name}][][urn]", string.Join(',', urns))
                : new($"{root}[{name}]", value switch { null => "", bool flag => flag ? "true" : "false", _ => (string)value });
        }
    }

    private static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case IReadOnlyList<string> urns:
                writer.WriteStartArray();
                foreach (var urn in urns)
                {
                    writer.WriteStartObject();
                    writer.WriteString("urn", urn);
                    writer.WriteEndObject();
                }
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue((string)value);
                break;
        }
    }
}

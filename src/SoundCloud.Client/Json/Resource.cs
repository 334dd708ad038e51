using System.Text.Json;
using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>What all things of the API share: a kind, a URN, and members that the client does not know.</summary>
public abstract class Resource
{
    private Dictionary<string, object?>? _additional;

    /// <summary>The API's word for what it is, such as <c>track</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>The URN, such as <c>soundcloud:tracks:123</c>.</summary>
    public string? Urn { get; set; }

    /// <summary>The number in the URN, where the API still sends it; use <see cref="Urn"/> to name the thing.</summary>
    public long? Id { get; set; }

    /// <summary>The address at the API; it may hold the number or the URN.</summary>
    public string? Uri { get; set; }

    /// <summary>Members of the answer that this version has no property for, by their name in the API.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, object?> AdditionalProperties =>
        _additional ??= Unknown?.ToDictionary(pair => pair.Key, pair => PlainValue(pair.Value), StringComparer.Ordinal) ?? Nothing;

    [JsonExtensionData]
    [JsonInclude]
    internal Dictionary<string, JsonElement>? Unknown { get; set; }

    private static Dictionary<string, object?> Nothing { get; } = [];

    internal static object? PlainValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Lenient.Text(value),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? (object)number : value.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(PlainValue).ToArray(),
        JsonValueKind.Object => value.EnumerateObject()
            .GroupBy(Lenient.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => PlainValue(g.Last().Value), StringComparer.Ordinal),
        _ => null,
    };
}

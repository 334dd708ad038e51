namespace SoundCloud;

/// <summary>What all things of the API share: a kind, a URN, and members that the client does not know.</summary>
public abstract partial class Resource
{
    private IReadOnlyDictionary<string, object?>? _additional;

    /// <summary>The API's word for what it is, such as <c>track</c>.</summary>
    public string? Kind { get; set; }

    /// <summary>The URN, such as <c>soundcloud:tracks:123</c>.</summary>
    public string? Urn { get; set; }

    /// <summary>The number in the URN, where the API still sends it; use <see cref="Urn"/> to name the thing.</summary>
    public long? Id { get; set; }

    /// <summary>The address at the API; it may hold the number or the URN.</summary>
    public string? Uri { get; set; }

    /// <summary>Members of the answer that this version has no property for, by their name in the API.</summary>
    public IReadOnlyDictionary<string, object?> AdditionalProperties =>
        _additional ??= Unknown is null ? Nothing : PlainJson.Read(Unknown);

    /// <summary>The members without a property as the API wrote them: an object, or null where there are none.</summary>
    internal byte[]? Unknown { get; set; }

    internal Resource Copy() => (Resource)MemberwiseClone();

    private static Dictionary<string, object?> Nothing { get; } = [];
}

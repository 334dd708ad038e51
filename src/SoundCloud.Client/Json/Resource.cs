namespace SoundCloud;

/// <summary>
/// What all things of the API share: a kind, a URN, and members that the client does not know. Two objects of one URN are the same thing,
/// whenever each was read: <c>-in</c>, <c>-eq</c>, Compare-Object and hash tables compare them so.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1036", Justification = "The order is for PowerShell's own cmdlets; a track is not less than another.")]
public abstract class Resource : IEquatable<Resource>, IComparable
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

    /// <summary>What tells it from others; null where its URN does not name it alone.</summary>
    private protected virtual string? Name => Urn;

    private static Dictionary<string, object?> Nothing { get; } = [];

    /// <summary>Whether it is the same thing; one without a URN equals only itself.</summary>
    public bool Equals(Resource? other) => ReferenceEquals(this, other) || (Name is { } name && string.Equals(name, other?.Name, StringComparison.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Resource);

    /// <inheritdoc/>
    public override int GetHashCode() => Name is { } name ? StringComparer.Ordinal.GetHashCode(name) : base.GetHashCode();

    // A shorter number is a smaller one, so things sort in the order in which they were made.
    int IComparable.CompareTo(object? obj) => obj is not Resource other ? 1
        : Equals(other) ? 0
        : (Urn?.Length ?? 0) - (other.Urn?.Length ?? 0) is not 0 and var difference ? difference
        : string.CompareOrdinal(Urn, other.Urn) is not 0 and var order ? order
        : string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>Its URN as a thing of that kind, in the form that requests have; null where neither its URN nor its number is one.</summary>
    internal string? UrnAs(ResourceKind kind) =>
        SoundCloudId.TryParse(Urn, kind, out var urn) && urn.Link is null && !urn.IsMe ? urn.ToUrn(kind)
        : Id is { } number and > 0 ? SoundCloudId.OfKind(number, kind).ToUrn(kind)
        : null;

    internal Resource Copy() => (Resource)MemberwiseClone();

    /// <summary>The fields that every thing of a kind has, for a model to add its own to; an object of another kind, or that does not say which thing it is, is none.</summary>
    private protected static Shape<T> ShapeOf<T>(ResourceKind kind)
        where T : Resource, new() => ShapeOf<T>().Telling(thing => thing.MisfitAs(kind));

    /// <summary>The fields that every thing has, for a model to add its own to.</summary>
    private protected static Shape<T> ShapeOf<T>()
        where T : Resource, new() => new Shape<T>(static () => new())
        .Field("kind", static (thing, ref json) => thing.Kind = json.Word())
        .Field("urn", static (thing, ref json) => thing.Urn = json.Text())
        .Field("id", static (thing, ref json) => thing.Id = json.Count())
        .Field("uri", static (thing, ref json) => thing.Uri = json.Text());

    // A word or a form of URN that is not known says nothing: the service may have a new one for the same thing.
    private Misfit MisfitAs(ResourceKind kind)
    {
        if (KindOf(Kind) is not ResourceKind.Unknown and var said && said != kind)
            return Misfit.OtherKind;
        if (!string.IsNullOrEmpty(Urn))
            return SoundCloudId.KindOfUrn(Urn) is var named && (named == kind || named is ResourceKind.Unknown) ? Misfit.None : Misfit.OtherKind;
        return Id > 0 || !string.IsNullOrEmpty(Uri) ? Misfit.None : Misfit.Nameless;
    }

    private static ResourceKind KindOf(string? word) => word switch
    {
        "track" => ResourceKind.Track,
        "user" => ResourceKind.User,
        "playlist" => ResourceKind.Playlist,
        "comment" => ResourceKind.Comment,
        _ => ResourceKind.Unknown,
    };
}

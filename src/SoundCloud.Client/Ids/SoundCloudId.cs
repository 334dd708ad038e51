using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace SoundCloud;

/// <summary>What an id names.</summary>
public enum ResourceKind
{
    /// <summary>Not said by the id itself (a bare number, a short link).</summary>
    Unknown,

    /// <summary>A track.</summary>
    Track,

    /// <summary>A user.</summary>
    User,

    /// <summary>A playlist.</summary>
    Playlist,

    /// <summary>A comment.</summary>
    Comment,
}

/// <summary>
/// The id of a track, user, playlist or comment, parsed from a number, a numeric text, a URN, an API address,
/// a soundcloud.com link or a permalink; what goes to the API is always the URN.
/// </summary>
public readonly partial struct SoundCloudId : IEquatable<SoundCloudId>
{
    private readonly string? _value;
    private readonly Form _form;

    private SoundCloudId(Form form, string value, ResourceKind kind, string? secretToken = null)
    {
        _form = form;
        _value = value;
        Kind = kind;
        SecretToken = secretToken;
    }

    private enum Form : byte
    {
        None,
        Id,
        Link,
        Me,
    }

    /// <summary>What the id names, as far as it says so itself.</summary>
    public ResourceKind Kind { get; }

    /// <summary>The last part of a private share link, where the address held one.</summary>
    public string? SecretToken { get; }

    /// <summary>The soundcloud.com link that must be resolved first, or null.</summary>
    public string? Link => _form == Form.Link ? _value : null;

    /// <summary>Whether it is the word <c>me</c>: the signed-in user.</summary>
    public bool IsMe => _form == Form.Me;

    /// <summary>Whether it holds nothing.</summary>
    public bool IsEmpty => _form == Form.None;

    /// <summary>The signed-in user.</summary>
    public static SoundCloudId Me { get; } = new(Form.Me, "me", ResourceKind.User);

    /// <summary>An id from its number.</summary>
    public static implicit operator SoundCloudId(long number) => FromInt64(number);

    /// <summary>An id from any text form.</summary>
    /// <exception cref="InvalidIdException">The text is no id.</exception>
    public static implicit operator SoundCloudId(string text) => Parse(text);

    /// <summary>An id from its number.</summary>
    /// <exception cref="InvalidIdException">The number is not positive.</exception>
    public static SoundCloudId FromInt64(long number) => number > 0
        ? new(Form.Id, number.ToString(CultureInfo.InvariantCulture), ResourceKind.Unknown)
        : throw new InvalidIdException(number.ToString(CultureInfo.InvariantCulture), ResourceKind.Unknown);

    /// <summary>The URN, such as <c>soundcloud:tracks:123</c>.</summary>
    /// <param name="expected">The kind that the place of use asks for; it gives a bare number its kind.</param>
    /// <exception cref="InvalidIdException">The id names another kind of thing, or is a link that is not resolved yet.</exception>
    public string ToUrn(ResourceKind expected)
    {
        if (_form != Form.Id || (Kind != ResourceKind.Unknown && Kind != expected))
            throw new InvalidIdException(ToString(), expected);
        return string.Concat("soundcloud:", Noun(expected), ":", _value);
    }

    /// <summary>Whether this id can stand where a thing of that kind is asked for.</summary>
    public bool Fits(ResourceKind expected) => !IsEmpty && (Kind == ResourceKind.Unknown || Kind == expected);

    /// <summary>The URN where the kind is known, else the number, link or word.</summary>
    public override string ToString() => _form switch
    {
        Form.Id when Kind != ResourceKind.Unknown => ToUrn(Kind),
        _ => _value ?? "",
    };

    /// <inheritdoc/>
    public bool Equals(SoundCloudId other) =>
        _form == other._form && Kind == other.Kind && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is SoundCloudId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_form, Kind, _value is null ? 0 : StringComparer.Ordinal.GetHashCode(_value));

    /// <summary>Whether both name the same thing in the same way.</summary>
    public static bool operator ==(SoundCloudId left, SoundCloudId right) => left.Equals(right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(SoundCloudId left, SoundCloudId right) => !left.Equals(right);

    internal static string Noun(ResourceKind kind) => kind switch
    {
        ResourceKind.Track => "tracks",
        ResourceKind.User => "users",
        ResourceKind.Playlist => "playlists",
        ResourceKind.Comment => "comments",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    internal static ResourceKind KindOf(ReadOnlySpan<char> noun) => noun switch
    {
        "tracks" => ResourceKind.Track,
        "users" => ResourceKind.User,
        "playlists" => ResourceKind.Playlist,
        "comments" => ResourceKind.Comment,
        _ => ResourceKind.Unknown,
    };
}

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
/// a soundcloud.com link, the HTML5 player's link or HTML, or a permalink; what goes to the API is always the URN.
/// </summary>
public readonly struct SoundCloudId : IEquatable<SoundCloudId>
{
    private const string UrnPrefix = "soundcloud:";
    private const string PlayerHost = "w.soundcloud.com";

    private static readonly System.Buffers.SearchValues<char> UrnLast =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.");

    private static readonly System.Buffers.SearchValues<char> PermalinkChars =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_/");

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

    /// <summary>Parses any form of an id.</summary>
    /// <param name="text">A number, a URN, an API address, a soundcloud.com link, a link or the HTML of the player, a permalink (<c>jowymusic</c>, <c>jowymusic/some-track</c>) or <c>me</c>.</param>
    /// <param name="expected">The kind that the place of use asks for.</param>
    /// <exception cref="InvalidIdException">The text is no id, or one of another kind.</exception>
    public static SoundCloudId Parse(string? text, ResourceKind expected = ResourceKind.Unknown) =>
        TryParse(text, expected, out var id) ? id : throw new InvalidIdException(text ?? "", expected);

    /// <summary>Parses any form of an id; false where the text is none, or one of another kind.</summary>
    public static bool TryParse(string? text, ResourceKind expected, out SoundCloudId id)
    {
        id = default;
        var span = text.AsSpan().Trim();
        if (span.IsEmpty || span.Length > 2048)
            return false;

        // What looks like a number is one or nothing: 0 and -1 are slips, not permalinks.
        if (span.TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0)
            id = IsNumber(span) ? new(Form.Id, Canonical(span), expected) : default;
        else if (span.StartsWith(UrnPrefix, StringComparison.OrdinalIgnoreCase))
            id = FromUrn(span);
        else if (span.StartsWith("<iframe", StringComparison.OrdinalIgnoreCase))
            id = FromAddress(SourceOf(span.ToString()));
        else if (span.Contains("://", StringComparison.Ordinal))
            id = FromAddress(span.ToString());
        else if (HostOf(span) is var host && (IsSoundCloudHost(host) || host.Equals(PlayerHost, StringComparison.OrdinalIgnoreCase)))
            id = FromAddress("https://" + span.ToString());
        else if (span.Equals("me", StringComparison.OrdinalIgnoreCase) && expected is ResourceKind.User or ResourceKind.Unknown)
            id = Me;
        else if (IsPermalinkPath(span))
            id = FromLink("https://soundcloud.com/" + span.ToString(), span.ToString());

        return !id.IsEmpty && (expected == ResourceKind.Unknown || id.Fits(expected));
    }

    /// <summary>The URN, such as <c>soundcloud:tracks:123</c>.</summary>
    /// <param name="expected">The kind that the place of use asks for; it gives a bare number its kind.</param>
    /// <exception cref="InvalidIdException">The id names another kind of thing, or is a link that is not resolved yet.</exception>
    public string ToUrn(ResourceKind expected)
    {
        if (_form != Form.Id || (Kind != ResourceKind.Unknown && Kind != expected))
            throw new InvalidIdException(ToString(), expected);
        return string.Concat("soundcloud:", Noun(expected), ":", _value);
    }

    /// <summary>The same id with the secret of a private share link; without one it stays as it is.</summary>
    internal SoundCloudId WithSecretToken(string? secretToken) => secretToken is null ? this : new(_form, _value!, Kind, secretToken);

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

    /// <summary>An id of a kind from its number.</summary>
    internal static SoundCloudId OfKind(long number, ResourceKind kind) =>
        Parse(number.ToString(CultureInfo.InvariantCulture), kind);

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

    /// <summary>What a URN names; nothing is checked but its noun.</summary>
    internal static ResourceKind KindOfUrn(ReadOnlySpan<char> urn)
    {
        if (!urn.StartsWith(UrnPrefix, StringComparison.Ordinal))
            return ResourceKind.Unknown;
        var rest = urn[UrnPrefix.Length..];
        var colon = rest.IndexOf(':');
        return colon < 0 ? ResourceKind.Unknown : KindOf(rest[..colon]);
    }

    private static ReadOnlySpan<char> HostOf(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return slash < 0 ? default : text[..slash];
    }

    private static bool IsNumber(ReadOnlySpan<char> text)
    {
        // Larger than any id so far, and still exact in a URN.
        if (text.Length > 19)
            return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }
        return text.IndexOfAnyExcept('0') >= 0;
    }

    private static string Canonical(ReadOnlySpan<char> number) => number.TrimStart('0').ToString();

    private static SoundCloudId FromUrn(ReadOnlySpan<char> urn, string? secretToken = null)
    {
        if (!urn.StartsWith(UrnPrefix, StringComparison.OrdinalIgnoreCase))
            return default;
        var rest = urn[UrnPrefix.Length..];
        var colon = rest.IndexOf(':');
        if (colon < 0)
            return default;
        var kind = KindOf(rest[..colon].ToString().ToLowerInvariant());
        var last = rest[(colon + 1)..];
        if (kind == ResourceKind.Unknown || last.IsEmpty || last.IndexOfAnyExcept(UrnLast) >= 0)
            return default;
        return new(Form.Id, IsNumber(last) ? Canonical(last) : last.ToString(), kind, secretToken);
    }

    private static SoundCloudId FromAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            return default;
        if (IsSoundCloudHost(uri.Host))
            return FromLink("https://" + uri.Authority + uri.PathAndQuery, uri.AbsolutePath);

        if (uri.Host.Equals(PlayerHost, StringComparison.OrdinalIgnoreCase))
            return QueryValue(uri.Query, "url") is { } played && !played.Contains(PlayerHost, StringComparison.OrdinalIgnoreCase) ? FromAddress(played) : default;

        var segments = Uri.UnescapeDataString(uri.AbsolutePath).Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length < 2 || KindOf(segments[0]) is ResourceKind.Unknown)
            return default;
        var secretToken = QueryValue(uri.Query, "secret_token");
        var kind = KindOf(segments[0]);
        if (IsNumber(segments[1]))
            return new(Form.Id, Canonical(segments[1]), kind, secretToken);
        var id = FromUrn(segments[1], secretToken);
        return id.Kind == kind ? id : default;
    }

    // The address in the HTML of a player.
    private static string SourceOf(string html)
    {
        const string Source = " src=\"";
        var start = html.IndexOf(Source, StringComparison.OrdinalIgnoreCase) + Source.Length;
        var end = start < Source.Length ? -1 : html.IndexOf('"', start);
        return end < 0 ? "" : System.Net.WebUtility.HtmlDecode(html[start..end]);
    }

    private static bool IsSoundCloudHost(ReadOnlySpan<char> host) =>
        host.Equals("soundcloud.com", StringComparison.OrdinalIgnoreCase)
        || host.Equals("www.soundcloud.com", StringComparison.OrdinalIgnoreCase)
        || host.Equals("m.soundcloud.com", StringComparison.OrdinalIgnoreCase)
        || host.Equals("on.soundcloud.com", StringComparison.OrdinalIgnoreCase);

    private static bool IsPermalinkPath(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept(PermalinkChars) < 0
        && text[0] != '/'
        && text.Count('/') <= 3
        && !text.Contains("//", StringComparison.Ordinal);

    // What a link names can be read off its path, so that a user's link given as a track fails before anything is sent.
    private static SoundCloudId FromLink(string link, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (segments.Length == 0)
            return default;
        var isShort = link.StartsWith("https://on.soundcloud.com/", StringComparison.OrdinalIgnoreCase);
        var kind = (isShort, segments.Length) switch
        {
            (true, _) => ResourceKind.Unknown,
            (_, 1) => ResourceKind.User,
            (_, >= 3) when segments[1].Equals("sets", StringComparison.OrdinalIgnoreCase) => ResourceKind.Playlist,
            (_, 2) => ResourceKind.Track,
            (_, 3) when segments[2].StartsWith("s-", StringComparison.Ordinal) => ResourceKind.Track,
            _ => ResourceKind.Unknown,
        };
        return new(Form.Link, link, kind);
    }

    private static string? QueryValue(string query, string name)
    {
        foreach (var part in query.TrimStart('?').Split('&'))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && string.Equals(part[..equals], name, StringComparison.Ordinal))
                return Uri.UnescapeDataString(part[(equals + 1)..]);
        }
        return null;
    }
}

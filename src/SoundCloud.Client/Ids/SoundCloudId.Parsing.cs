using System.Globalization;

namespace SoundCloud;

public readonly partial struct SoundCloudId
{
    private const string UrnPrefix = "soundcloud:";

    /// <summary>Parses any form of an id.</summary>
    /// <param name="text">A number, a URN, an API address, a soundcloud.com link, a permalink (<c>jowymusic</c>, <c>jowymusic/some-track</c>) or <c>me</c>.</param>
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
        else if (span.Contains("://", StringComparison.Ordinal))
            id = FromAddress(span.ToString());
        else if (IsSoundCloudHost(HostOf(span)))
            id = FromAddress("https://" + span.ToString());
        else if (span.Equals("me", StringComparison.OrdinalIgnoreCase) && expected is ResourceKind.User or ResourceKind.Unknown)
            id = Me;
        else if (IsPermalinkPath(span))
            id = FromLink("https://soundcloud.com/" + span.ToString(), span.ToString());

        return !id.IsEmpty && (expected == ResourceKind.Unknown || id.Fits(expected));
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

    private static readonly System.Buffers.SearchValues<char> UrnLast =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_.");

    private static readonly System.Buffers.SearchValues<char> PermalinkChars =
        System.Buffers.SearchValues.Create("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_/");

    private static SoundCloudId FromAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
            return default;
        if (IsSoundCloudHost(uri.Host))
            return FromLink("https://" + uri.Authority + uri.PathAndQuery, uri.AbsolutePath);

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

    /// <summary>An id from a <c>long</c> or <c>int</c> in invariant text.</summary>
    internal static SoundCloudId OfKind(long number, ResourceKind kind) =>
        Parse(number.ToString(CultureInfo.InvariantCulture), kind);
}

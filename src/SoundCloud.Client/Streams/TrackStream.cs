namespace SoundCloud;

/// <summary>A stream of a track.</summary>
public sealed class TrackStream
{
    internal const string Preview = "preview_mp3_128";

    /// <summary>The track's URN.</summary>
    public required string TrackUrn { get; init; }

    /// <summary>Which format was chosen, such as <c>hls_aac_160</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Where it is: at the API, which needs the token; or, resolved, at the CDN, which must not get the token and forgets the address within minutes.</summary>
    public required Uri Uri { get; init; }

    /// <summary>All formats that there are, best first.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>Whether it is a part of the track only, at SoundCloud 30 seconds.</summary>
    public bool IsPreview => StreamLinks.IsPreview(Format);

    /// <summary>Whether <see cref="Uri"/> is the CDN's.</summary>
    public required bool IsResolved { get; init; }

    /// <summary>Format and track; never the signed address.</summary>
    public override string ToString() => Printable.Line($"{Format} of {TrackUrn}");

    internal TrackStream ResolvedTo(Uri uri) => new() { TrackUrn = TrackUrn, Format = Format, Uri = uri, Formats = Formats, IsResolved = true };
}

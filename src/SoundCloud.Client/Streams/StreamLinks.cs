namespace SoundCloud;

/// <summary>The addresses of a track's streams: <c>GET /tracks/{track_urn}/streams</c>. They lie on the API's host and need the token.</summary>
internal sealed partial class StreamLinks
{
    public string? HlsAac160 { get; set; }

    public string? HlsAac96 { get; set; }

    public string? HlsMp3128 { get; set; }

    public string? HttpMp3128 { get; set; }

    public string? HlsOpus64 { get; set; }

    public string? PreviewMp3128 { get; set; }

    /// <summary>What there is, best first.</summary>
    public IEnumerable<(string Format, string Url)> ByPreference()
    {
        (string, string?)[] all =
        [
            ("hls_aac_160", HlsAac160), ("hls_aac_96", HlsAac96), ("hls_mp3_128", HlsMp3128), ("http_mp3_128", HttpMp3128),
            ("hls_opus_64", HlsOpus64), (TrackStream.Preview, PreviewMp3128),
        ];
        foreach (var (format, url) in all)
        {
            if (!string.IsNullOrEmpty(url))
                yield return (format, url);
        }
    }
}

/// <summary>A track's best stream.</summary>
public sealed class TrackStream
{
    internal const string Preview = "preview_mp3_128";

    /// <summary>The track's URN.</summary>
    public required string TrackUrn { get; init; }

    /// <summary>Which format was chosen, such as <c>hls_aac_160</c>.</summary>
    public required string Format { get; init; }

    /// <summary>Where it is: on the API's host, which needs the token, or, resolved, on the CDN, which must not get it and forgets it within minutes.</summary>
    public required Uri Uri { get; init; }

    /// <summary>All formats that there are, best first.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>Whether it is 30 seconds only.</summary>
    public bool IsPreview => Format == Preview;

    /// <summary>Whether <see cref="Uri"/> is the CDN's.</summary>
    public required bool IsResolved { get; init; }

    /// <summary>Format and track; never the signed address.</summary>
    public override string ToString() => Printable.Line($"{Format} of {TrackUrn}");
}

namespace SoundCloud;

/// <summary>The addresses of a track's streams: <c>GET /tracks/{track_urn}/streams</c>. They lie on the API's host and need the token.</summary>
internal sealed class StreamLinks
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

    internal static Shape<StreamLinks> Shape { get; } = new Shape<StreamLinks>(static () => new())
        .Field("hls_aac_160_url", static (links, ref json) => links.HlsAac160 = json.Text())
        .Field("hls_aac_96_url", static (links, ref json) => links.HlsAac96 = json.Text())
        .Field("hls_mp3_128_url", static (links, ref json) => links.HlsMp3128 = json.Text())
        .Field("http_mp3_128_url", static (links, ref json) => links.HttpMp3128 = json.Text())
        .Field("hls_opus_64_url", static (links, ref json) => links.HlsOpus64 = json.Text())
        .Field("preview_mp3_128_url", static (links, ref json) => links.PreviewMp3128 = json.Text());
}

namespace SoundCloud;

internal sealed partial class StreamLinks
{
    internal static Shape<StreamLinks> Shape { get; } = new Shape<StreamLinks>(static () => new())
        .Field("hls_aac_160_url", static (links, ref json) => links.HlsAac160 = json.Text())
        .Field("hls_aac_96_url", static (links, ref json) => links.HlsAac96 = json.Text())
        .Field("hls_mp3_128_url", static (links, ref json) => links.HlsMp3128 = json.Text())
        .Field("http_mp3_128_url", static (links, ref json) => links.HttpMp3128 = json.Text())
        .Field("hls_opus_64_url", static (links, ref json) => links.HlsOpus64 = json.Text())
        .Field("preview_mp3_128_url", static (links, ref json) => links.PreviewMp3128 = json.Text());
}

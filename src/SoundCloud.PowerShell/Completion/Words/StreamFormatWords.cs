namespace SoundCloud.PowerShell;

/// <summary>The formats that SoundCloud streams in; a track may have others.</summary>
internal sealed class StreamFormatWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        new("hls_aac_160", "AAC, 160 kbit/s, in segments"),
        new("hls_aac_96", "AAC, 96 kbit/s, in segments"),
        new("hls_mp3_128", "MP3, 128 kbit/s, in segments"),
        new("http_mp3_128", "MP3, 128 kbit/s, one file"),
        new("preview_mp3_128", "the first 30 seconds"),
    ];
}

using System.Text;

namespace SoundCloud.Sandbox.Cdn;

/// <summary>Bytes in the form of an MP3 file, always the same for a track. They are noise.</summary>
internal static class Sounds
{
    public const int PreviewLength = 24 * 1024;
    public const int SegmentLength = 16 * 1024;
    public const int Segments = 4;

    public static int Length(long trackId) => (96 * 1024) + (int)(trackId % (160 * 1024));

    public static byte[] Read(long trackId, long from, int count)
    {
        var bytes = new byte[count];
        for (var i = 0; i < count; i++)
            bytes[i] = At(trackId, from + i);

        return bytes;
    }

    public static byte[] PlaylistHead() => "#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-TARGETDURATION:10\n#EXT-X-MEDIA-SEQUENCE:0\n"u8.ToArray();

    public static byte[] PlaylistEntry(string segment) => Encoding.ASCII.GetBytes($"#EXTINF:9.98,\n{segment}\n");

    public static byte[] PlaylistEnd() => "#EXT-X-ENDLIST\n"u8.ToArray();

    // An ID3v2 header, then frames of 128 kbit/s at 44.1 kHz, with noise that depends on the id.
    private static byte At(long trackId, long position)
    {
        ReadOnlySpan<byte> tag = [0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, 0];
        ReadOnlySpan<byte> frame = [0xFF, 0xFB, 0x90, 0x64];
        if (position < tag.Length)
            return tag[(int)position];

        var inFrame = (position - tag.Length) % 417;
        return inFrame < frame.Length ? frame[(int)inFrame] : unchecked((byte)((trackId >> (int)(inFrame % 24)) + (position * 31)));
    }
}

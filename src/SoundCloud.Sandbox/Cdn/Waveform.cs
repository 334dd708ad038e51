using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Cdn;

/// <summary>A track's waveform, derived from its id.</summary>
internal static class Waveform
{
    public const int Width = 1800;
    public const int Height = 140;

    private const int Part = 100;

    public static int[] Samples(long trackId)
    {
        var random = new SeededRandom((int)(trackId & int.MaxValue), "waveform");
        var samples = new int[Width];
        var loudness = 0.0;
        var aim = 0.3;
        for (var i = 0; i < Width; i++)
        {
            // Like music, the waveform has parts of different loudness. Each part starts with a step and varies.
            if (i % Part == 0)
                aim = random.Between(i is 0 or Width - Part ? 15 : 25, i is 0 or Width - Part ? 40 : 95) / 100.0;

            loudness += (aim - loudness) / 6;
            samples[i] = Math.Clamp((int)(Height * loudness * random.Between(55, 110) / 100), 1, Height);
        }

        return samples;
    }

    public static byte[] Json(long trackId) => JsonBytes.Object(json =>
    {
        json.WriteNumber("width", Width);
        json.WriteNumber("height", Height);
        json.WriteStartArray("samples");
        foreach (var sample in Samples(trackId))
            json.WriteNumberValue(sample);

        json.WriteEndArray();
    });

    /// <summary>Light on a dark background, mirrored about the middle.</summary>
    public static byte[] Png(long trackId)
    {
        var samples = Samples(trackId);
        return Cdn.Png.Encode(Width, Height * 2, (x, y) => Math.Abs(y - Height) < samples[x] ? (byte)0xF2 : (byte)0x10);
    }
}

using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Cdn;

/// <summary>The shape of a track's loudness, made from its id.</summary>
internal static class Waveform
{
    public const int Width = 1800;
    public const int Height = 140;

    public static int[] Samples(long trackId)
    {
        var random = new SeededRandom((int)(trackId & int.MaxValue), "waveform");
        var samples = new int[Width];
        var level = 40;
        for (var i = 0; i < Width; i++)
        {
            level = Math.Clamp(level + random.Between(-9, 9), 4, Height);

            // A break every so often, as dance music has.
            samples[i] = i / 150 % 5 == 3 ? level / 3 : level;
        }

        return samples;
    }

    public static byte[] Json(long trackId) => JsonBytes.Object(json =>
    {
        json.WriteNumber("width", Width);
        json.WriteNumber("height", Height);
        json.WriteStartArray("samples");
        foreach (var sample in Samples(trackId))
        {
            json.WriteNumberValue(sample);
        }

        json.WriteEndArray();
    });

    /// <summary>Light where the sound is, dark around it, mirrored about the middle.</summary>
    public static byte[] Png(long trackId)
    {
        var samples = Samples(trackId);
        return Cdn.Png.Encode(Width, Height * 2, (x, y) => Math.Abs(y - Height) < samples[x] ? (byte)0xF2 : (byte)0x10);
    }
}

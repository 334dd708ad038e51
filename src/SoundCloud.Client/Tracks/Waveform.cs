using System.Text.Json;

namespace SoundCloud;

/// <summary>How loud a track is over its length, as its picture at SoundCloud shows it.</summary>
public sealed class Waveform
{
    /// <summary>The loudness, from 0 to <see cref="Height"/>, in even steps over the track's length; SoundCloud sends 1,800 of them.</summary>
    public required IReadOnlyList<int> Samples { get; init; }

    /// <summary>The full scale of <see cref="Samples"/>; 140 at SoundCloud.</summary>
    public required int Height { get; init; }

    /// <summary>The loudness in fewer or more steps, from 0 to 1 each: the mean of the samples that fall into a step.</summary>
    /// <param name="count">How many steps, from 1 on.</param>
    public IReadOnlyList<double> Levels(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var levels = new double[count];
        for (var i = 0; i < count && Samples.Count > 0; i++)
        {
            var from = (int)((long)i * Samples.Count / count);
            var to = Math.Max(from + 1, (int)((i + 1L) * Samples.Count / count));
            var sum = 0L;
            for (var j = from; j < to; j++)
                sum += Math.Clamp(Samples[j], 0, Height);
            levels[i] = Height > 0 ? (double)sum / (to - from) / Height : 0;
        }
        return levels;
    }

    /// <summary>How many samples it has.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Samples.Count} samples");

    /// <summary>Reads <c>{"width":…,"height":…,"samples":[…]}</c>.</summary>
    /// <exception cref="ProtocolException">It is not that.</exception>
    internal static Waveform Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            int? height = null;
            List<int>? samples = null;
            if (!json.Read() || json.TokenType is not JsonTokenType.StartObject)
                throw NoWaveform();
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                var (isHeight, isSamples) = (json.ValueTextEquals("height"u8), json.ValueTextEquals("samples"u8));
                json.Read();
                if (isHeight)
                    height = Number(ref json);
                else if (isSamples)
                    samples = Numbers(ref json);
                else
                    json.Skip();
            }
            return samples is { Count: > 0 } && height is > 0
                ? new Waveform { Samples = samples, Height = height.Value }
                : throw NoWaveform();
        }
        catch (JsonException e)
        {
            throw ModelReader.Unreadable(e);
        }
    }

    private static List<int> Numbers(ref Utf8JsonReader json)
    {
        if (json.TokenType is not JsonTokenType.StartArray)
            throw NoWaveform();
        var numbers = new List<int>(1800);
        while (json.Read() && json.TokenType is not JsonTokenType.EndArray)
            numbers.Add(Number(ref json) ?? throw NoWaveform());
        return numbers;
    }

    private static int? Number(ref Utf8JsonReader json) =>
        json.TokenType is JsonTokenType.Number && json.TryGetDouble(out var number) && number is >= 0 and <= int.MaxValue ? (int)number : null;

    private static ProtocolException NoWaveform() => new(Messages.NotAWaveform);
}

using System.Globalization;
using System.Text.Json;

namespace SoundCloud;

/// <summary>The addresses of a track's streams: <c>GET /tracks/{track_urn}/streams</c>. They lie on the API's host and need the token.</summary>
internal static class StreamLinks
{
    private const string Suffix = "_url";

    /// <summary>Whether a format is a part of the track only.</summary>
    public static bool IsPreview(string format) => format.Contains("preview", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads <c>{"hls_aac_160_url":…}</c>, best first: every member that ends so is a format, also one that is new.</summary>
    /// <exception cref="ProtocolException">It is not that.</exception>
    public static IReadOnlyList<(string Format, string Url)> Read(ReadOnlySpan<byte> body)
    {
        try
        {
            var json = new Utf8JsonReader(body);
            if (!json.Read() || json.TokenType is not JsonTokenType.StartObject)
                throw new ProtocolException(Messages.AnswerUnasked);
            var links = new List<(string Format, string Url)>();
            while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
            {
                var name = json.GetString()!;
                json.Read();
                if (json.TokenType is JsonTokenType.String && name.EndsWith(Suffix, StringComparison.Ordinal) && name.Length > Suffix.Length && json.GetString() is { Length: > 0 } url)
                    links.Add((name[..^Suffix.Length], url));
                else
                    json.Skip();
            }
            return [.. links.OrderBy(static link => Rank(link.Format)).ThenByDescending(static link => Bitrate(link.Format))];
        }
        catch (JsonException e)
        {
            throw ModelReader.Unreadable(e);
        }
        catch (InvalidOperationException e)
        {
            // A text that is not valid Unicode.
            throw new ProtocolException(Messages.AnswerUnasked, e);
        }
    }

    // SoundCloud prefers AAC, and has announced the end of the others. A preview comes after all that is whole.
    private static int Rank(string format) => IsPreview(format) ? 10
        : (format.Contains("_aac_", StringComparison.Ordinal) ? 0 : format.Contains("_mp3_", StringComparison.Ordinal) ? 2 : 4)
            + (format.StartsWith("hls_", StringComparison.Ordinal) ? 0 : 1);

    private static int Bitrate(string format) =>
        int.TryParse(format.AsSpan(format.LastIndexOf('_') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var rate) ? rate : 0;
}

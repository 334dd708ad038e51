using System.Net;
using System.Text.Json;

namespace SoundCloud;

/// <summary>Any request to the API.</summary>
public sealed record RawRequest
{
    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>A path template such as <c>/tracks/{id}</c>, or an absolute address; only the API's own origin gets the token.</summary>
    public required string Path { get; init; }

    /// <summary>The values of the template's places.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The query; a name can stand several times.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Query { get; init; } = [];

    /// <summary>The body.</summary>
    public HttpContent? Content { get; init; }
}

/// <summary>The answer to a raw request, whatever its status.</summary>
public sealed class RawResponse
{
    private const int MostValues = 1_000_000;

    internal RawResponse(HttpStatusCode status, IReadOnlyDictionary<string, string> headers, ReadOnlyMemory<byte> body) =>
        (Status, Headers, Body) = (status, headers, body);

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Whether the status is 200 to 299.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>The headers, several values of one joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body's bytes.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as JSON; null where it is none.</summary>
    /// <exception cref="ProtocolException">It holds more values than any answer of the API.</exception>
    public JsonElement? Json
    {
        get
        {
            try
            {
                RequireFew(Body.Span);
                using var document = JsonDocument.Parse(Body);
                return document.RootElement.Clone();
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    internal static Dictionary<string, string> HeadersOf(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .GroupBy(h => h.Key, h => h.Value, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(g => g.Key, g => string.Join(", ", g.SelectMany(v => v)), StringComparer.OrdinalIgnoreCase);

    /// <summary>The body as text.</summary>
    public string Text => System.Text.Encoding.UTF8.GetString(Body.Span);

    // Each value becomes an object: of two bytes in the body that takes a hundred in memory.
    private static void RequireFew(ReadOnlySpan<byte> body)
    {
        var json = new JsonTokens(body);
        var count = 0;
        while (json.Read())
        {
            if (json.Type is not (JsonTokenType.PropertyName or JsonTokenType.EndObject or JsonTokenType.EndArray) && ++count > MostValues)
                throw new ProtocolException(Messages.TooManyValues(MostValues));
        }
    }
}

using System.Globalization;
using System.Net;
using System.Text;

namespace SoundCloud;

/// <summary>Answers in a store that machines share.</summary>
internal sealed class SharedAnswers(ISharedValues values, TimeProvider time) : IResponseCache
{
    private const string Prefix = "answer ";

    public async ValueTask<CachedResponse?> GetAsync(string key, CancellationToken cancellationToken) =>
        await values.GetAsync(Prefix + key, cancellationToken).ConfigureAwait(false) is { } value ? Unpack(value) : null;

    public async ValueTask SetAsync(string key, CachedResponse response, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        await values.SetAsync(Prefix + key, Pack(response, time.GetUtcNow() + timeToLive), timeToLive, cancellationToken).ConfigureAwait(false);

    // A line with the status, the end of its time and where a link leads, and then the body.
    private static byte[] Pack(CachedResponse response, DateTimeOffset until) =>
    [
        .. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{(int)response.Status} {until.ToUnixTimeMilliseconds()} {response.Location?.OriginalString}\n")),
        .. response.Body.Span,
    ];

    private static CachedResponse? Unpack(byte[] value)
    {
        var end = Array.IndexOf(value, (byte)'\n');
        var parts = end < 0 ? [] : Encoding.UTF8.GetString(value, 0, end).Split(' ', 3);
        if (parts.Length != 3 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var status) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out var until))
            return null;
        return new((HttpStatusCode)status, value.AsMemory(end + 1))
        {
            Location = parts[2].Length > 0 ? new(parts[2], UriKind.RelativeOrAbsolute) : null,
            Until = DateTimeOffset.FromUnixTimeMilliseconds(until),
        };
    }
}

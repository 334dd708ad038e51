using System.Globalization;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Cdn;

/// <summary>Answers with a whole file, or with the part that Range requests.</summary>
internal static class ByteRange
{
    public static HttpResponse Answer(HttpRequest request, long length, string type, string etag, Func<long, int, byte[]> read)
    {
        var (from, to) = (0L, length - 1);
        var status = 200;
        if (request.Headers["Range"] is { } range && (request.Headers["If-Range"] is not { } condition || condition == etag))
        {
            if (Parse(range, length) is not { } part)
                return HttpResponse.Empty(416).With("Content-Range", $"bytes */{length.Text()}");

            (from, to) = part;
            status = 206;
        }

        var response = new HttpResponse(status) { Body = read(from, (int)(to - from + 1)) };
        response.Headers.Add("Content-Type", type);
        response.Headers.Add("Accept-Ranges", "bytes");
        response.Headers.Add("ETag", etag);
        return status == 206 ? response.With("Content-Range", $"bytes {from.Text()}-{to.Text()}/{length.Text()}") : response;
    }

    private static (long From, long To)? Parse(string range, long length)
    {
        var ends = range.StartsWith("bytes=", StringComparison.Ordinal) ? range["bytes=".Length..].Split('-') : [];
        if (ends.Length != 2)
            return null;

        var hasFrom = long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from);
        var hasTo = long.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var to);
        if (!hasFrom && !hasTo)
            return null;

        (from, to) = hasFrom ? (from, hasTo ? Math.Min(to, length - 1) : length - 1) : (Math.Max(0, length - to), length - 1);
        return from <= to && from < length ? (from, to) : null;
    }
}

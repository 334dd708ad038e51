using System.Globalization;
using System.Text;

namespace SoundCloud.Benchmarks;

/// <summary>The server's answers: a status and prepared bytes. Only the end of a page is generated.</summary>
public sealed class Answers
{
    private static readonly ArraySegment<byte> Start = Bytes("""{"collection":[""");
    private static readonly ArraySegment<byte> NoNext = Bytes("""],"next_href":null}""");
    private static readonly ArraySegment<byte> Comma = Bytes(",");
    private static readonly ArraySegment<byte> Open = Bytes("[");
    private static readonly ArraySegment<byte> Close = Bytes("]");
    private static readonly ArraySegment<byte> Token = Bytes("""{"access_token":"bench-token","token_type":"Bearer","expires_in":3599,"scope":""}""");
    private static readonly ArraySegment<byte> Me = Bytes("""{"kind":"user","id":40000000,"urn":"soundcloud:users:40000000","username":"bench","permalink":"bench"}""");
    private static readonly ArraySegment<byte> Done = Bytes("""{"status":"200 - OK"}""");
    private static readonly ArraySegment<byte> Unknown = Bytes("""{"code":404,"message":"404 - Not Found"}""");

    private readonly Corpus _user = Corpus.OfOneUser();
    private readonly Corpus _search = Corpus.OfManyUsers();

    public (int Status, List<ArraySegment<byte>> Body) To(string method, string target, string authority)
    {
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString(mark < 0 ? target : target[..mark]);
        var query = mark < 0 ? "" : target[(mark + 1)..];
        var parts = path.Trim('/').Split('/');
        return (method, parts) switch
        {
            ("POST", ["oauth", "token"]) => (200, [Token]),
            ("GET", ["me"]) => (200, [Me]),
            ("GET", ["users", var user, "tracks"]) when Number(user) is > 0 and var pages => (200, Page(_user, target, query, authority, (int)pages)),
            ("GET", ["tracks"]) when Value(query, "q") is { } pages => (200, Page(_search, target, query, authority, (int)Number(pages))),
            ("GET", ["tracks"]) when (Value(query, "urns") ?? Value(query, "ids")) is { } ids => (200, Batch(query, ids)),
            ("GET", ["tracks", var id]) when Corpus.IndexOf(Number(id)) is >= 0 and var index => (200, [_user.Track(index)]),
            ("POST" or "DELETE", ["likes", "tracks", var id]) when Corpus.IndexOf(Number(id)) >= 0 => (200, [Done]),
            _ => (404, [Unknown]),
        };
    }

    /// <summary>The size of all bodies of a list of that many pages, for subjects that only count bytes.</summary>
    public long BytesOf(string authority, int pages)
    {
        var sum = 0L;
        for (var page = 0; page < pages; page++)
            sum += To("GET", PageTarget(pages, page), authority).Body.Sum(static piece => (long)piece.Count);
        return sum;
    }

    /// <summary>The address of one page of a user's tracks, as the page before it links to it.</summary>
    public static string PageTarget(int pages, int page) => page == 0
        ? $"/users/{pages}/tracks?limit=200&linked_partitioning=true"
        : $"/users/{pages}/tracks?limit=200&linked_partitioning=true&cursor={page * Corpus.PageSize}";

    private static List<ArraySegment<byte>> Page(Corpus corpus, string target, string query, string authority, int pages)
    {
        var total = pages * Corpus.PageSize;
        var limit = Value(query, "limit") is { } text ? (int)Number(text) : 50;
        var offset = Value(query, "cursor") is { } cursor ? (int)Number(cursor) : 0;
        var count = Math.Clamp(total - offset, 0, limit);
        var body = new List<ArraySegment<byte>>(4) { Start };
        body.AddRange(corpus.Slice(offset, count));
        if (offset + count >= total)
        {
            body.Add(NoNext);
            return body;
        }
        var first = target.IndexOf("&cursor=", StringComparison.Ordinal) is >= 0 and var end ? target[..end] : target;
        body.Add(Bytes($$"""],"next_href":"http://{{authority}}{{first}}&cursor={{offset + count}}"}"""));
        return body;
    }

    private List<ArraySegment<byte>> Batch(string query, string ids)
    {
        var isWrapped = Value(query, "linked_partitioning") is not null;
        var body = new List<ArraySegment<byte>> { isWrapped ? Start : Open };
        foreach (var id in Uri.UnescapeDataString(ids).Split(','))
        {
            if (Corpus.IndexOf(Number(id)) is not (>= 0 and var index))
                continue;
            if (body.Count > 1)
                body.Add(Comma);
            body.Add(_user.Track(index));
        }
        body.Add(isWrapped ? NoNext : Close);
        return body;
    }

    private static string? Value(string query, string name)
    {
        foreach (var pair in query.Split('&'))
        {
            if (pair.Length > name.Length && pair[name.Length] == '=' && pair.StartsWith(name, StringComparison.Ordinal))
                return pair[(name.Length + 1)..];
        }
        return null;
    }

    // The number at the end: of a number, and of a URN.
    private static long Number(string text)
    {
        var start = text.Length;
        while (start > 0 && char.IsAsciiDigit(text[start - 1]))
            start--;
        return start == text.Length ? -1 : long.Parse(text.AsSpan(start), CultureInfo.InvariantCulture);
    }

    private static ArraySegment<byte> Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}

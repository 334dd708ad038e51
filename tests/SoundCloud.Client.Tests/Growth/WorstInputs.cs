using System.Globalization;
using System.Net;
using System.Text;

namespace SoundCloud.Tests;

/// <summary>For each of the client's readers of texts and answers the inputs that make it work hardest, in any size.</summary>
internal static class WorstInputs
{
    private static readonly Dictionary<string, Func<int, Action>> Readers = new(StringComparer.Ordinal)
    {
        ["masking: a word that begins web tokens"] = static size => Masks(Repeat("eyJ-", size)),
        ["masking: web tokens that do not end"] = static size => Masks(Repeat("eyJaaaaaaaaaa.", size)),
        ["masking: headers of web tokens without a payload"] = static size => Masks(Repeat("eyJaaaaaaaaaa.a.", size)),
        ["masking: a name and spaces"] = static size => Masks("access_token" + Repeat(" ", size)),
        ["masking: names and spaces"] = static size => Masks(Repeat("access_token ", size)),
        ["masking: a name and backslashes"] = static size => Masks("access_token" + Repeat("\\", size)),
        ["masking: values of backslashes"] = static size => Masks(Repeat("code=\\\\\\\"", size)),
        ["masking: names of empty values"] = static size => Masks(Repeat("access_token=", size) + "\""),
        ["masking: schemes"] = static size => Masks(Repeat("Bearer ", size)),
        ["masking: words"] = static size => Masks(Repeat("a ", size)),
        ["unescaping: backslashes"] = static size => Unescapes(Repeat("\\", size)),
        ["unescaping: escapes"] = static size => Unescapes(Repeat("\\u0041", size)),
        ["unescaping: halves of escapes"] = static size => Unescapes(Repeat("\\u00", size)),
        ["redaction of a body: its own secret"] = static size => Redacts("{\"x\":\"" + Repeat("a-secret", size) + "\"}"),
        ["an error: backslashes"] = static size => ReadsError(Repeat("\\", size)),
        ["an error: a message of web tokens"] = static size => ReadsError("{\"message\":\"" + Repeat("eyJ-", size) + "\"}"),
        ["an error: many messages"] = static size => ReadsError("{\"errors\":[" + Repeat("{\"error_message\":\"access_token \"},", size) + "0]}"),
        ["an error: escapes"] = static size => ReadsError("{\"message\":\"" + Repeat("\\u0041", size) + "\"}"),
        ["a line: marks"] = static size => Lines("a" + Repeat("\u0301", size)),
        ["a line: line breaks"] = static size => Lines(Repeat("\r\n", size)),
        ["several lines: marks"] = static size => CleansLines("a" + Repeat("\u0301", size)),
        ["several lines: what moves the cursor"] = static size => CleansLines(Repeat("\u001b", size)),
        ["an address: parts without names"] = static size => Targets(Repeat("a&", size)),
        ["a header: how long to wait"] = static size => ReadsHeader("Retry-After", Repeat("9", size)),
        ["a page: lists in lists"] = static size => ReadsPage(Repeat("[", size)),
        ["a page: objects in objects"] = static size => ReadsPage("[" + Repeat("{\"a\":", size)),
        ["a page: closed lists in an unknown field"] = static size => ReadsPage("[{\"a\":" + Repeat("[", size / 2) + new string(']', size / 2) + "}]"),
        ["a page: unknown fields"] = static size => ReadsPage("[{" + Repeat("\"a\":1,", size) + "\"b\":2}]"),
        ["a page: names of escapes"] = static size => ReadsPage("[{\"" + Repeat("\\u0061", size) + "\":1}]"),
        ["a page: many escaped names"] = static size => ReadsPage("[{" + Repeat("\"\\u0061\":1,", size) + "\"b\":2}]"),
        ["a page: the fields of a track backwards"] = static size => ReadsPage("[{" + Repeat("\"title\":\"a\",\"id\":1,", size) + "\"id\":2}]"),
        ["a page: what cannot be read"] = static size => ReadsPage("[" + Repeat("{\"title\":{}},", size) + "{}]"),
        ["a page: users alike but for their ends"] = static size => ReadsPage("[" + Users(size) + "{}]"),
        ["a page: nulls"] = static size => ReadsPage("[" + Repeat("null,", size) + "{}]"),
        ["a page: texts of escapes"] = static size => ReadsPage("[{\"title\":\"" + Repeat("\\ud83d\\ude00", size) + "\"}]"),
        ["a page: digits"] = static size => ReadsPage("[{\"bpm\":" + Repeat("9", size) + "}]"),
        ["a page: spaces"] = static size => ReadsPage("[" + Repeat(" ", size) + "{}]"),
        ["a page: things of kinds that are told late"] = static size => ReadsActivities("[" + Repeat("{\"origin\":{\"a\":[{},{}],\"kind\":\"track\"}},", size) + "{}]"),
        ["unknown fields as values"] = static size => ReadsUnknown("{\"kind\":\"track\"," + Repeat("\"a\":[{}],", size) + "\"b\":2}"),
        ["a waveform"] = static size => ReadsWaveform("{\"height\":140,\"samples\":[" + Repeat("1,", size) + "1]}"),
        ["an answer to the redirect URI"] = static size => ReadsAnswer(Repeat("a=%41&", size)),
        ["a browser's request"] = static size => ReadsRequest("GET / HTTP/1.1\r\nHost: a" + Repeat("\r\na: b", size)),
        ["a page's places"] = static size => Fills(Repeat("{{", size)),
        ["tags"] = static size => JoinsTags(Repeat("\" ", size)),
        ["tags that are read"] = static size => ReadsTags(Repeat("\" ,", size)),
        ["an id: numbers"] = static size => ReadsId(Repeat("1", size)),
        ["an id: parts of a link"] = static size => ReadsId("https://soundcloud.com/" + Repeat("a/", size)),
        ["a picture's address"] = static size => ReadsPicture("https://a/" + Repeat("-.", size)),
        ["an id: a query"] = static size => ReadsId("https://soundcloud.com/a/b?" + Repeat("a=s-b&", size)),
        ["an id: parts of a URN"] = static size => ReadsId("soundcloud:" + Repeat("tracks:", size)),
        ["a cursor: parts of its query"] = static size => Resumes("https://api.soundcloud.com/x?" + Repeat("a&", size)),
        ["a cursor: secrets"] = static size => Resumes("https://api.soundcloud.com/x?" + Repeat("secret_token=a&", size)),
        ["a cursor: a path"] = static size => Resumes("https://api.soundcloud.com/" + Repeat("a/../", size)),
        ["a header: names of a file"] = static size => ReadsFile("attachment; " + Repeat("filename=a; ", size)),
        ["a header: quotes in a file's name"] = static size => ReadsFile("attachment; filename=\"" + Repeat("\\\"", size) + "\""),
        ["a header: a name of another encoding"] = static size => ReadsFile("attachment; filename*=UTF-8''" + Repeat("%41", size)),
        ["a header: how to sign in"] = static size => ReadsRaw("WWW-Authenticate", Repeat("Bearer a=\"b\", ", size)),
        ["a header: links"] = static size => ReadsRaw("Link", Repeat("<https://a>; rel=\"next\", ", size)),
        ["a header: web tokens"] = static size => ReadsRaw("x-request-id", Repeat("eyJ-", size)),
        ["raw data: values"] = static size => CountsValues("[" + Repeat("1,", size) + "1]"),
        ["raw data: members of one name"] = static size => CountsValues("{" + Repeat("\"a\":1,", size) + "\"a\":1}"),
        ["a raw request: places"] = static size => Expands(Repeat("{a}", size)),
        ["streams"] = static size => ReadsStreams("{" + Repeat("\"hls_a_1_url\":\"b\",", size) + "\"a\":1}"),
        ["a request from another process"] = static size => Imports("{\"" + Repeat("\\u0061", size) + "\":1}"),
        ["a stored account"] = static size => ReadsEntry("{\"a\":" + Repeat("[", size)),
        ["a failure of other code"] = static size => Cleans(Repeat("access_token ", size)),
    };

    public static IEnumerable<string> Names => Readers.Keys;

    /// <summary>Makes the input; what comes back reads it.</summary>
    public static Action Prepare(string reader, int size) => Readers[reader](size);

    private static string Repeat(string text, int size) => string.Concat(Enumerable.Repeat(text, size / text.Length));

    // Of one length, the same in their first 64 bytes and in all but the last of the others.
    private static string Users(int size)
    {
        var users = new StringBuilder();
        for (var i = 0; users.Length < size; i++)
            users.Append(CultureInfo.InvariantCulture, $$$"""{"user":{"username":"{{{new string('a', 200)}}}{{{i % 2}}}"}},""");
        return users.ToString();
    }

    private static Action Masks(string text) => () => SecretText.MaskTokens(text);

    private static Action Unescapes(string text) => () => SecretText.Unescape(text);

    private static Action Redacts(string text)
    {
        var redaction = new Redaction(static () => ["a-secret", "the-other-secret"]);
        return () => redaction.ScrubBody(text);
    }

    private static Action ReadsError(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var redaction = new Redaction(static () => ["a-secret"]);
        return () =>
        {
            using var request = new ApiRequestMessage(HttpMethod.Get, new Uri("https://api.soundcloud.com/tracks"));
            using var response = new HttpResponseMessage(HttpStatusCode.BadRequest);
            ApiError.Read(request, response, bytes, redaction, DateTimeOffset.UnixEpoch).ToException();
        };
    }

    private static Action Lines(string text) => () => Printable.Line(text);

    private static Action CleansLines(string text) => () => Printable.Lines(text);

    private static Action Targets(string query)
    {
        var uri = new Uri("https://api.soundcloud.com/tracks?" + query);
        return () => new Redaction(static () => []).Target(uri);
    }

    private static Action ReadsHeader(string name, string value)
    {
        var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.TryAddWithoutValidation(name, value);
        return () => RetryDelay.Read(response, ApiError.Fields.None, DateTimeOffset.UnixEpoch);
    }

    private static Action ReadsPage(string body) => ReadsPage(body, Track.Shape);

    private static Action ReadsActivities(string body) => ReadsPage(body, Activity.Shape);

    private static Action ReadsPage<T>(string body, Shape<T> shape)
        where T : class
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return () =>
        {
            try
            {
                PageReader.Read(bytes, shape).Losses?.Describe(bytes);
            }
            catch (ProtocolException)
            {
                // Said as soon as it is known.
            }
        };
    }

    private static Action ReadsUnknown(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return () => _ = ModelReader.Read(bytes, Track.Shape, out _).AdditionalProperties.Count;
    }

    private static Action ReadsWaveform(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return () => Waveform.Read(bytes).Levels(100);
    }

    private static Action ReadsAnswer(string query) => () => AuthorizationResponse.Parse("?" + query);

    private static Action ReadsRequest(string head)
    {
        var bytes = Encoding.Latin1.GetBytes(head);
        return () => _ = LoopbackRequest.Parse(bytes, maximumBody: 0)["Host"];
    }

    private static Action Resumes(string cursor) => Asks(
        Answer.Status(404), client => client.Playlists.Tracks(1, "s-c", options: new() { Cursor = cursor }).ToListAsync());

    private static Action ReadsRaw(string header, string value) => Asks(Answer.Status(404, (header, value)), static client => client.Raw.SendAsync(new() { Path = "/x" }));

    private static Action Expands(string path) => Asks(
        Answer.Status(404), client => client.Raw.SendAsync(new() { Path = "/" + path, Parameters = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "b" } }));

    private static Action Asks(Reply answer, Func<SoundCloudClient, Task> act)
    {
        var stage = Stage.Signed(static o => o with { MaximumRetryCount = 0 });
        stage.Service.Always(answer);
        return () =>
        {
            try
            {
                act(stage.Client).GetAwaiter().GetResult();
            }
            catch (SoundCloudException)
            {
                // It is told to whom it concerns.
            }
        };
    }

    private static Action ReadsFile(string disposition)
    {
        var response = new HttpResponseMessage { Content = new ByteArrayContent([]) };
        response.Content.Headers.TryAddWithoutValidation("Content-Disposition", disposition);
        return () => _ = new Download(response, 0, new(), new Redaction(static () => [])).FileName;
    }

    private static Action CountsValues(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return () => _ = new RawResponse(HttpStatusCode.OK, new Dictionary<string, string>(StringComparer.Ordinal), bytes).Json;
    }

    private static Action ReadsStreams(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        return () => StreamLinks.Read(bytes);
    }

    private static Action Imports(string text) => () => AuthorizationRequest.Import(text);

    private static Action ReadsEntry(string text) => () => TokenEntry.Read(text);

    private static Action Cleans(string message)
    {
        var failure = new IOException(message, new IOException(message));
        return () => Redaction.ByShape(failure);
    }

    private static Action Fills(string text) => () => PageTemplates.Fill("{{text}}" + text, ("text", text));

    private static Action ReadsTags(string text) => () => TagCollection.Parse(text);

    private static Action JoinsTags(string text) => () => TagList.Join([text]);

    private static Action ReadsId(string text) => () => SoundCloudId.TryParse(text, ResourceKind.Track, out _);

    private static Action ReadsPicture(string url) => () => _ = ImageUrls.From(url)!.Large;
}

using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Bodies that are not JSON, or JSON that is hard to read.</summary>
internal static class BodyFaults
{
    private const int BombBytes = 100 * 1024 * 1024;

    public static IReadOnlyList<Fault> All { get; } =
    [
        new("html-200", "200 with an HTML page. :n = the first n requests.")
        {
            Replace = (_, _) => HttpResponse.Text(200, "<!DOCTYPE html><html><head><title>SoundCloud</title></head><body>Sign in to the network</body></html>", "text/html"),
        },
        new("empty-200", "200 without a body. :n = the first n requests.") { Replace = (_, _) => HttpResponse.Empty(200) },
        new("null-200", "200 with the JSON null. :n = the first n requests.") { Replace = (_, _) => HttpResponse.Json(200, "null"u8.ToArray()) },
        new("blank-200", "200 with a body of spaces. :n = the first n requests.") { Replace = (_, _) => HttpResponse.Json(200, "  \r\n"u8.ToArray()) },
        new("no-members-200", "200 with an empty JSON object. :n = the first n requests.") { Replace = (_, _) => HttpResponse.Json(200, "{}"u8.ToArray()) },
        new("error-200", "200 with an error in place of what was requested. :n = the first n requests.") { Replace = (_, _) => HttpResponse.Json(200, "{\"error\":\"forbidden\"}"u8.ToArray()) },
        new("errors-200", "200 with a list of errors in place of what was requested. :n = the first n requests.")
        {
            Replace = (_, _) => HttpResponse.Json(200, "{\"errors\":[{\"error_message\":\"this is not for you\"}]}"u8.ToArray()),
        },
        new("bad-gzip", "A body that is declared as gzip and is not. :n = the first n requests.") { Alter = (_, _, response) => response.With("Content-Encoding", "gzip") },
        new("gzip-bomb", "A gzip body of 100 KB that expands to 100 MB of spaces. :n = the first n requests.")
        {
            Alter = (_, _, response) => response.With("Content-Encoding", "gzip").Body = Bomb(),
        },
        new("byte-order-mark", "A byte order mark comes before the JSON. :n = the first n requests.") { Alter = (_, _, response) => Surround(response, [0xEF, 0xBB, 0xBF], []) },
        new("trailing-garbage", "Other text follows the JSON. :n = the first n requests.") { Alter = (_, _, response) => Surround(response, [], "}]<!-- -->"u8.ToArray()) },
        new("invalid-utf8", "Titles and names contain bytes that are not UTF-8. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.Retitle(response, [(byte)'"', (byte)'a', 0xFF, 0xC0, 0x80, (byte)'b', (byte)'"']),
        },
        new("lone-surrogates", "Titles and names contain lone surrogates, each half of a character. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.Retitle(response, """
                "half \ud83d of a note \udfb5"
                """u8),
        },
        new("nul-characters", "Titles and names contain NUL characters. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.Retitle(response, """
                "before\u0000after"
                """u8),
        },
        new("hostile-text", "Titles and names try to move the cursor, reverse the text direction, forge a table row and escape from a folder. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.Retitle(response, """
                "../../\u001b]0;owned\u0007\u001b[2J\u202Exe.gpj\r\n1  Forged row\u2066\u009b31m"
                """u8),
        },
        new("deep-nesting", "Every resource has a member that is 2,000 arrays deep. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EditText(response, text => text.Replace(
                "\"kind\":", $"\"deep\":{new string('[', 2_000)}{new string(']', 2_000)},\"kind\":", StringComparison.Ordinal)),
        },
        new("duplicate-members", "Every resource has two duplicate members, whose first values are wrong. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EditText(response, text => text.Replace(
                "\"kind\":", "\"kind\":\"other\",\"created_at\":7,\"created_at\":[],\"kind\":", StringComparison.Ordinal)),
        },
        new("wrong-types", "Every member of every resource has the wrong type, except urn, id and kind. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EachMember(response, value => value switch
            {
                null => new JsonObject(),
                JsonObject => "an object",
                JsonArray => false,
                _ => value.GetValueKind() switch
                {
                    System.Text.Json.JsonValueKind.String => 42,
                    System.Text.Json.JsonValueKind.Number => "many",
                    _ => "perhaps",
                },
            }),
        },
        new("huge-numbers", "Every number of every resource is too large for any type, except its id. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EachMember(
                response, value => value?.GetValueKind() is System.Text.Json.JsonValueKind.Number ? JsonNode.Parse("1e999") : value?.DeepClone()),
        },
    ];

    private static void Surround(HttpResponse response, byte[] before, byte[] after) => response.Body = (byte[])[.. before, .. response.Body.Span, .. after];

    private static byte[] Bomb()
    {
        var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            var spaces = Encoding.ASCII.GetBytes(new string(' ', 1024 * 1024));
            for (var written = 0; written < BombBytes; written += spaces.Length)
                gzip.Write(spaces);
        }

        return target.ToArray();
    }
}

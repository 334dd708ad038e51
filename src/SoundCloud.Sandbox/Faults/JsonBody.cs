using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Changes a JSON answer after it was made; slow, and only paid for while a fault is on.</summary>
internal static class JsonBody
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void EditObject(HttpResponse response, Action<JsonObject> edit) => Edit(response, root =>
    {
        if (root is JsonObject single)
        {
            edit(single);
        }

        return root;
    });

    public static void Edit(HttpResponse response, Func<JsonNode, JsonNode> edit)
    {
        if (response.Status == 200 && !response.Body.IsEmpty && response.Headers.Has("Content-Type", "json") && JsonNode.Parse(response.Body.Span) is { } root)
        {
            response.Body = Encoding.UTF8.GetBytes(edit(root).ToJsonString(Options));
        }
    }

    /// <summary>Every object that has a kind, the inner ones too.</summary>
    public static IEnumerable<JsonObject> Resources(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Resources),
        JsonObject single => single.Select(member => member.Value).SelectMany(Resources).Concat(single.ContainsKey("kind") ? [single] : []),
        _ => [],
    };
}

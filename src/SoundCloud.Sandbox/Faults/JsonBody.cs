using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Changes a JSON answer after it was rendered. This is slow, and happens only while a fault is on.</summary>
internal static class JsonBody
{
    private const string Placeholder = "the place of a title";
    private static readonly string[] Titles = ["title", "username"];
    private static readonly string[] Identity = ["urn", "id", "kind"];
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void EditObject(HttpResponse response, Action<JsonObject> edit) => Edit(response, root =>
    {
        if (root is JsonObject single)
            edit(single);

        return root;
    });

    public static void Edit(HttpResponse response, Func<JsonNode, JsonNode> edit) => EditBytes(response, body =>
        JsonNode.Parse(body) is { } root ? Encoding.UTF8.GetBytes(edit(root).ToJsonString(Options)) : body);

    /// <summary>Edits the JSON as text, to make what a JSON writer would not write.</summary>
    public static void EditText(HttpResponse response, Func<string, string> edit) => EditBytes(response, body => Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(body))));

    /// <summary>Replaces every title and name by this JSON value.</summary>
    public static void Retitle(HttpResponse response, ReadOnlySpan<byte> value)
    {
        var latin = Encoding.Latin1.GetString(value);
        Edit(response, root =>
        {
            foreach (var resource in Resources(root).ToArray())
            {
                foreach (var name in Titles.Where(resource.ContainsKey))
                    resource[name] = Placeholder;
            }

            return root;
        });
        EditBytes(response, body => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(body).Replace($"\"{Placeholder}\"", latin, StringComparison.Ordinal)));
    }

    /// <summary>Replaces every member of every resource, except those that identify it.</summary>
    public static void EachMember(HttpResponse response, Func<JsonNode?, JsonNode?> edit) => Edit(response, root =>
    {
        foreach (var resource in Resources(root).ToArray())
        {
            foreach (var (name, value) in resource.Where(member => !Identity.Contains(member.Key)).ToArray())
                resource[name] = edit(value);
        }

        return root;
    });

    /// <summary>All objects that have a kind, including nested ones.</summary>
    public static IEnumerable<JsonObject> Resources(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Resources),
        JsonObject single => single.Select(member => member.Value).SelectMany(Resources).Concat(single.ContainsKey("kind") ? [single] : []),
        _ => [],
    };

    private static void EditBytes(HttpResponse response, Func<byte[], byte[]> edit)
    {
        if (response.Status == 200 && !response.Body.IsEmpty && response.Headers.Has("Content-Type", "json"))
            response.Body = edit(response.Body.ToArray());
    }
}

using System.Collections.Frozen;
using System.Text.Json;

namespace SoundCloud;

/// <summary>The operations of the SoundCloud API as data, read from <c>Operations.json</c>.</summary>
public static class Operations
{
    private static readonly FrozenDictionary<string, Operation> ByKey = Read();

    /// <summary>All operations, by path and then method.</summary>
    public static IReadOnlyList<Operation> All { get; } =
        [.. ByKey.Values.OrderBy(o => o.Path, StringComparer.Ordinal).ThenBy(o => o.Method, StringComparer.Ordinal)];

    /// <summary>The operation with this method and path template, such as <c>GET /tracks/{track_urn}</c>.</summary>
    /// <exception cref="KeyNotFoundException">The API has no such operation.</exception>
    public static Operation Get(string methodAndPath) => ByKey[methodAndPath];

    /// <summary>Whether a request with that path acts for a user, as an operation of the list or as anything else below <c>/me</c>.</summary>
    internal static bool IsUsers(HttpMethod method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return segments is [var first, ..]
            && (first.Equals("me", StringComparison.OrdinalIgnoreCase) || All.Any(operation => operation.Token is RequiredToken.User && operation.Fits(method, segments)));
    }

    private static FrozenDictionary<string, Operation> Read()
    {
        using var stream = typeof(Operations).Assembly.GetManifestResourceStream("Operations.json")!;
        using var document = JsonDocument.Parse(stream);
        var operations = new List<KeyValuePair<string, Operation>>();
        foreach (var entry in document.RootElement.EnumerateArray())
        {
            var operation = new Operation(
                entry.GetProperty("method").GetString()!,
                entry.GetProperty("path").GetString()!,
                entry.GetProperty("token").ValueEquals("user") ? RequiredToken.User : RequiredToken.Any,
                [.. entry.GetProperty("query").EnumerateArray().Select(q => q.GetString()!)],
                [.. entry.GetProperty("success").EnumerateArray().Select(s => s.GetInt32())],
                entry.GetProperty("deprecated").GetBoolean(),
                entry.GetProperty("cmdlet").GetString()!,
                entry.GetProperty("summary").GetString()!);
            operations.Add(new(operation.ToString(), operation));
        }
        return operations.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

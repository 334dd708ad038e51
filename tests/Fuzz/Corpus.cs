using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using SoundCloud.Sandbox;

namespace SoundCloud.Fuzz;

/// <summary>Small pages of each kind as the sandbox serves them, and the error bodies that the service has sent.</summary>
internal static class Corpus
{
    private const int ItemsOfPage = 4;

    public static IReadOnlyList<byte[]> Errors { get; } =
    [
        .. new[]
        {
            """{"code":404,"message":"404 - Not Found","link":"https://x","status":"404 - Not Found","errors":[{"error_message":"404 - Not Found"}],"error":null}""",
            """{"errors":[{"meta":{"rate_limit":{"bucket":"by-client","max_nr_of_requests":15000,"time_window":"PT24H","name":"plays"},"remaining_requests":0,"reset_time":"2026/10/30 20:10:21 +0000"}}]}""",
            """{"code":429,"message":"rate_limit_exceeded","errors":[{"error_message":"rate_limit_exceeded"}],"error":null,"error_code":"rate_limit_exceeded"}""",
            """{"error":"invalid_grant","error_description":"a-secret is no grant"}""",
            "<!DOCTYPE html><html><body>403 Forbidden</body></html>",
            "Please slow down.",
            "\n",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    public static async Task<IReadOnlyList<byte[]>> PagesAsync()
    {
        using var box = SoundCloudSandbox.Start(new() { TrackCount = 120 });
        using var http = new HttpClient { BaseAddress = box.ApiUri };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("OAuth", box.IssueUserToken().AccessToken);
        string[] paths = ["tracks?q=a", "me/tracks?", "me/likes/tracks?", "users?q=a", "playlists?q=a", "me/feed?"];
        var pages = new List<byte[]>();
        foreach (var path in paths)
            pages.Add(Cut(box, await http.GetByteArrayAsync(new Uri($"{path}&limit={ItemsOfPage}&linked_partitioning=true", UriKind.Relative)).ConfigureAwait(false)));
        return pages;
    }

    // A playlist contains all its tracks. Two playlists are enough, as large bodies make the run slow.
    private static byte[] Cut(SoundCloudSandbox box, byte[] page)
    {
        var root = JsonNode.Parse(page)!;
        foreach (var item in root["collection"]!.AsArray())
        {
            foreach (var holder in new[] { item, item?["origin"] }.OfType<JsonObject>())
            {
                if (holder["tracks"] is JsonArray tracks)
                    holder["tracks"] = new JsonArray([.. tracks.Take(2).Select(track => track?.DeepClone())]);
            }
        }
        // Ports differ between runs, but the same seed must give the same run.
        return Encoding.UTF8.GetBytes(root.ToJsonString()
            .Replace(box.ApiUri.Authority, "127.0.0.1:1", StringComparison.Ordinal)
            .Replace(box.CdnUri.Authority, "127.0.0.1:2", StringComparison.Ordinal));
    }
}

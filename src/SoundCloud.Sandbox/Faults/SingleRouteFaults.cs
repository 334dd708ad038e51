using System.Text.Json.Nodes;
using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Faults of a single route: account limits that the small catalogue cannot reach, and wrong answers.</summary>
internal static class SingleRouteFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("follow-limit", "Follows are answered 422: the user already follows as many users as allowed. :n = the first n requests.")
        {
            Method = "PUT",
            Where = request => request.Path.StartsWith("/me/followings/", StringComparison.Ordinal),
            Replace = (_, _) => ApiErrors.Unprocessable(ApiErrors.FollowLimit),
        },
        new("playlist-empty", "Playlists are answered as empty: track_count 0 and no tracks. Their own list of tracks is complete. :n = the first n requests.")
        {
            Where = IsOfOnePlaylist,
            Alter = (_, _, response) => JsonBody.EditObject(response, playlist =>
            {
                playlist["track_count"] = 0;
                playlist["tracks"] = new JsonArray();
            }),
        },
        new("playlist-write-lost", "Changes of a playlist are answered 200, without any tracks, and not stored. :n = the first n requests.")
        {
            Method = "PUT",
            Where = IsOfOnePlaylist,
            Replace = (_, request) => HttpResponse.Json(200, JsonBytes.Object(json =>
            {
                json.WriteString("kind", "playlist");
                json.WriteString("urn", Uri.UnescapeDataString(request.Path["/playlists/".Length..]));
                json.WriteNumber("track_count", 0);
                json.WriteStartArray("tracks");
                json.WriteEndArray();
            })),
        },
        new("batch-incomplete", "The answer to ?urns= leaves out every second item. :n = the first n requests.")
        {
            Where = request => request.Query.Has("urns"),
            Alter = (_, _, response) => JsonBody.Edit(response, root =>
            {
                if ((root as JsonArray ?? root["collection"]) is JsonArray items)
                {
                    for (var i = items.Count - 1 - (items.Count % 2); i > 0; i -= 2)
                        items.RemoveAt(i);
                }
                return root;
            }),
        },
        new("resolve-numeric", "The Location of /resolve has the numeric id instead of the URN. :n = the first n requests."),
        new("resolve-foreign", "The Location of /resolve is on another host: the sandbox's CDN. :n = the first n requests.")
        {
            Where = request => request.Path == "/resolve",
            Replace = (one, _) => Replies.Found($"{one.Addresses.Cdn}/playlists/"),
        },
        new("refused-halfway", "Uploads are told to continue, then refused while they are sent, and the connection closes. :status = the answer (default 413), :status:n = for the first n requests.")
        {
            Method = "POST",
            Where = request => request.Path == "/tracks",
            CountsFirst = false,
            Replace = (one, _) => ApiErrors.Standard(one.Argument ?? 413, "the file is too large").WriteRaw(async answer =>
            {
                await answer.SendAsync("HTTP/1.1 100 Continue\r\n\r\n").ConfigureAwait(false);
                await answer.SendAsync(answer.Head()).ConfigureAwait(false);
                await answer.SendAsync(answer.Body).ConfigureAwait(false);
            }),
        },
        new("more-streams", "The streams of a track have a format that clients do not know yet, and previews come first. :n = the first n requests.")
        {
            Where = request => request.Path.EndsWith("/streams", StringComparison.Ordinal),
            Alter = (_, _, response) => JsonBody.EditObject(response, streams =>
            {
                // Members in an order that nobody may rely on.
                var old = streams.ToArray();
                streams.Clear();
                streams["preview_opus_64_url"] = old[^1].Value!.GetValue<string>();
                foreach (var (name, value) in Enumerable.Reverse(old))
                    streams[name] = value!.GetValue<string>();
                streams["hls_aac_256_url"] = old[0].Value!.GetValue<string>();
                streams["expires_in"] = 300;
            }),
        },
        new("replaced-file", "Downloads serve another file of the same length, as if the owner had replaced it. :n = the first n requests.")
        {
            Host = "cdn",
            Where = request => request.Path.StartsWith("/downloads/", StringComparison.Ordinal),
        },
        new("hostile-file-name", "Downloads have a file name that points outside the folder. :n = the first n requests.")
        {
            Host = "cdn",
            Where = request => request.Path.StartsWith("/downloads/", StringComparison.Ordinal),
            Alter = (_, _, response) => response.Headers.Set("Content-Disposition", "attachment; filename=\"../../../evil.ps1\"; filename*=UTF-8''..%2F..%2Fevil%00.ps1"),
        },
    ];

    private static bool IsOfOnePlaylist(HttpRequest request) =>
        request.Path.StartsWith("/playlists/", StringComparison.Ordinal) && request.Path.LastIndexOf('/') == "/playlists".Length;
}

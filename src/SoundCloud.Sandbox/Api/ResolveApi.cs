using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox.Api;

/// <summary>GET /resolve: redirects from a soundcloud.com link to the API's address.</summary>
internal static class ResolveApi
{
    private static readonly string[] SiteHosts = ["soundcloud.com", "www.soundcloud.com", "m.soundcloud.com"];

    public static IEnumerable<Route> Routes { get; } = [Route.Get("/resolve", TokenNeed.Any, Resolve)];

    /// <summary>The short link of a track, a user or a playlist: a letter for its kind, and its id in base 36.</summary>
    public static string ShortLink(char kind, long id)
    {
        const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
        var text = "";
        for (; id > 0; id /= 36)
            text = Digits[(int)(id % 36)] + text;

        return $"https://on.soundcloud.com/{kind}{text}";
    }

    private static HttpResponse Resolve(ApiCall call)
    {
        var text = call.Query["url"] ?? "";
        text = text.Contains("://", StringComparison.Ordinal) ? text : "https://" + text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
            return ApiErrors.NotFound();

        var path = url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).ToArray();
        var found = url.Host == "on.soundcloud.com" ? FindShort(call, path) : SiteHosts.Contains(url.Host) ? Find(call, path, url.Query) : null;
        return found is null ? ApiErrors.NotFound() : Replies.Found(call.Addresses.Api + found);
    }

    private static string? Find(ApiCall call, string[] path, string query)
    {
        var user = path.Length > 0 ? call.World.UserByPermalink(path[0]) : null;
        var secret = QueryString.Parse(query.TrimStart('?'))["secret_token"];
        return (user, path.Length) switch
        {
            (null, _) => null,
            (_, 1) => Address(call, "users", user.Id, null),
            (_, 3 or 4) when path[1] == "sets" => Playlist(call, call.World.PlaylistByPermalink(user, path[2]), path.Length == 4 ? path[3] : secret),
            (_, 2 or 3) => Track(call, call.World.TrackByPermalink(user, path[1]), path.Length == 3 ? path[2] : secret),
            _ => null,
        };
    }

    private static string? FindShort(ApiCall call, string[] path)
    {
        if (path.Length != 1 || path[0].Length < 2)
            return null;

        var id = path[0].AsSpan(1).ToString();
        return path[0][0] switch
        {
            't' => Track(call, call.World.Tracks.FirstOrDefault(track => ShortLink('t', track.Id).EndsWith("/t" + id, StringComparison.Ordinal)), null),
            'u' => call.World.Users.FirstOrDefault(user => ShortLink('u', user.Id).EndsWith("/u" + id, StringComparison.Ordinal)) is { } user ? Address(call, "users", user.Id, null) : null,
            'p' => Playlist(call, call.World.Playlists.FirstOrDefault(playlist => ShortLink('p', playlist.Id).EndsWith("/p" + id, StringComparison.Ordinal)), null),
            _ => null,
        };
    }

    private static string? Track(ApiCall call, Track? track, string? secret) =>
        track is null || (track.IsPrivate && track.User != call.User && secret != track.SecretToken) || (secret is not null && secret != track.SecretToken)
            ? null
            : Address(call, "tracks", track.Id, track.IsPrivate ? track.SecretToken : null);

    private static string? Playlist(ApiCall call, Playlist? playlist, string? secret) =>
        playlist is null || (playlist.IsPrivate && playlist.User != call.User && secret != playlist.SecretToken) || (secret is not null && secret != playlist.SecretToken)
            ? null
            : Address(call, "playlists", playlist.Id, playlist.IsPrivate ? playlist.SecretToken : null);

    private static string Address(ApiCall call, string kind, long id, string? secret) =>
        $"/{kind}/{(call.HasFault("resolve-numeric") ? "" : $"soundcloud:{kind}:")}{id.Text()}{(secret is null ? "" : "?secret_token=" + secret)}";
}

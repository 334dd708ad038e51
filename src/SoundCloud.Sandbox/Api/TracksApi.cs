using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>Reading tracks and their related resources.</summary>
internal static class TracksApi
{
    private const int MaxUrns = 200;
    private const int MostRelated = 60;

    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Get("/tracks", TokenNeed.Any, Search),
        Route.Get("/tracks/{track_urn}", TokenNeed.Any, call => HttpResponse.Json(200, TrackJson.Render(call.Track(call.Id), call.Addresses, call.User))),
        Route.Get("/tracks/{track_urn}/favoriters", TokenNeed.Any, call => Replies.Users(call, call.Track(call.Id).Likers)),
        Route.Get("/tracks/{track_urn}/reposters", TokenNeed.Any, call => Replies.Users(call, call.Track(call.Id).Reposters, LastPage.NoHref)),
        Route.Get("/tracks/{track_urn}/related", TokenNeed.Any, Related),
    ];

    /// <summary>The ids of a request for several tracks; null for other requests.</summary>
    public static IReadOnlyList<string>? Batch(ApiCall call)
    {
        if (!call.Query.Has("urns") && !call.Query.Has("ids"))
            return null;

        if (call.Query.Has("urns") && call.Query.Has("ids"))
            throw new ApiException(ApiErrors.BadRequest("urns and ids cannot be combined"));

        var ids = call.Query.List(call.Query.Has("urns") ? "urns" : "ids");
        return ids.Count <= MaxUrns ? ids : throw new ApiException(ApiErrors.BadRequest($"at most {MaxUrns.Text()} urns can be asked for"));
    }

    private static HttpResponse Search(ApiCall call)
    {
        var access = AccessFilter.For(call);
        if (Batch(call) is { } ids)
        {
            var found = ids.Select(call.World.Track).OfType<Track>().Distinct().Where(access).OrderBy(track => track.Id);
            return Lists.Reply(call, [.. found.Select(Render)], null, ListShape.ByFlag, LastPage.NullHref);
        }

        var filter = new SearchFilter(call);
        var matches = call.World.Tracks.Where(filter.Takes).ToArray();
        return Lists.ByOffset(call, matches, access, Render, ListShape.ByFlag);

        byte[] Render(Track track) => TrackJson.Render(track, call.Addresses, call.User);
    }

    private static HttpResponse Related(ApiCall call)
    {
        var track = call.Track(call.Id);
        var related = call.World.Tracks.Where(other => other != track && other.Genre == track.Genre).Take(MostRelated).ToArray();
        return Lists.ByOffset(call, related, AccessFilter.For(call), other => TrackJson.Render(other, call.Addresses), ListShape.ByFlag);
    }
}

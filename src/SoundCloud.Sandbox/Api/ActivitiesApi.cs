using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>The feed, and the older activities, which the API has deprecated.</summary>
internal static class ActivitiesApi
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Get("/me/feed", TokenNeed.User, call => Feed(call, _ => true)),
        Route.Get("/me/feed/tracks", TokenNeed.User, call => Feed(call, IsTrack)),
        Route.Get("/me/activities", TokenNeed.User, call => Feed(call, _ => true)),
        Route.Get("/me/activities/tracks", TokenNeed.User, call => Feed(call, IsTrack)),
        Route.Get("/me/activities/all/own", TokenNeed.User, Own),
    ];

    private static bool IsTrack(Activity activity) => activity.Track is not null;

    private static HttpResponse Feed(ApiCall call, Func<Activity, bool> keep) => Reply(call, call.Me.Feed, keep);

    private static HttpResponse Own(ApiCall call)
    {
        var own = new Timeline<Activity>();
        var posted = call.Me.Tracks.Newest.Select(track => new Activity("track", track.CreatedAt, track, null, null))
            .Concat(call.Me.Playlists.Newest.Select(playlist => new Activity("playlist", playlist.CreatedAt, null, playlist, null)));
        foreach (var activity in posted.OrderBy(activity => activity.CreatedAt))
            own.Add(activity, activity.CreatedAt);

        return Reply(call, own, _ => true);
    }

    private static HttpResponse Reply(ApiCall call, Timeline<Activity> activities, Func<Activity, bool> keep)
    {
        var access = AccessFilter.For(call);
        var future = call.Addresses.Api + call.Request.Path + "?cursor=" + activities.Newest.FirstOrDefault()?.CreatedAt.ToUnixTimeMilliseconds().Text();
        return Lists.ByCursor(
            call,
            activities,
            activity => keep(activity) && (activity.Track is { } track ? access(track) : call.Sees(activity.Playlist!)),
            activity => SmallJson.Activity(activity, call.Addresses, playlist => playlist.Tracks.Where(access)),
            ListShape.Wrapped,
            LastPage.NullHref,
            $",\"future_href\":\"{future}\"");
    }
}

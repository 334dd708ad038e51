using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

/// <summary>The signed-in user's followings and followers.</summary>
internal static class FollowingsApi
{
    private const int MaxFollowings = 2000;

    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Get("/me/followings", TokenNeed.User, call => Replies.Users(call, call.Me.Followings)),
        Route.Get("/me/followings/tracks", TokenNeed.User, Tracks),
        Route.Get("/me/followings/{user_urn}", TokenNeed.User, call => UsersApi.OneOf(call, call.Me.Followings, call.Id)),
        Route.Put("/me/followings/{user_urn}", Follow),
        Route.Delete("/me/followings/{user_urn}", Unfollow),
        Route.Get("/me/followers", TokenNeed.User, call => Replies.Users(call, call.Me.Followers)),
        Route.Get("/me/followers/{follower_urn}", TokenNeed.User, call => UsersApi.OneOf(call, call.Me.Followers, call.Id)),
    ];

    private static HttpResponse Tracks(ApiCall call)
    {
        var tracks = call.Me.Followings.Newest.SelectMany(user => user.Tracks.Newest).OrderByDescending(track => track.CreatedAt).ToArray();
        return Lists.ByOffset(call, tracks, AccessFilter.For(call), track => TrackJson.Render(track, call.Addresses), ListShape.Bare);
    }

    private static HttpResponse Follow(ApiCall call)
    {
        var other = call.UserOf(call.Id);
        if (other == call.Me)
            return ApiErrors.Unprocessable("You cannot follow yourself.");

        if (call.Me.Followings.Contains(other))
            return HttpResponse.Json(200, "{\"status\":\"200 - Successful\"}"u8.ToArray());

        if (call.Me.Followings.Count >= MaxFollowings)
            return ApiErrors.Unprocessable(ApiErrors.FollowLimit);

        Catalogue.Relations.Follow(call.World, call.Me, other, call.Now);
        return HttpResponse.Json(201, UserJson.Render(other, call.Addresses));
    }

    private static HttpResponse Unfollow(ApiCall call) =>
        Catalogue.Relations.Unfollow(call.World, call.Me, call.UserOf(call.Id)) ? Replies.Ok() : ApiErrors.NotFound();
}

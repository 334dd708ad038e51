using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

internal static class UsersApi
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Get("/users", TokenNeed.Any, Search),
        Route.Get("/users/{user_urn}", TokenNeed.Any, call => HttpResponse.Json(200, UserJson.Render(call.UserOf(call.Id), call.Addresses))),
        Route.Get("/users/{user_urn}/related", TokenNeed.Any, Related),
        Route.Get("/users/{user_urn}/favorites", TokenNeed.Any, call => Replies.Tracks(call, call.UserOf(call.Id).LikedTracks, AccessFilter.For(call))),
        Route.Get("/users/{user_urn}/followers", TokenNeed.Any, call => Replies.Users(call, call.World.User(call.Id)?.Followers ?? new())),
        Route.Get("/users/{user_urn}/followings", TokenNeed.Any, call => Replies.Users(call, call.World.User(call.Id)?.Followings ?? new())),
        Route.Get("/users/{user_urn}/followings/{following_urn}", TokenNeed.Any, call => OneOf(call, call.UserOf(call.Id).Followings, call.SecondId)),
        Route.Get("/users/{user_urn}/playlists", TokenNeed.Any, call => Replies.Playlists(call, call.UserOf(call.Id).Playlists)),
        Route.Get("/users/{user_urn}/tracks", TokenNeed.Any, call => Replies.Tracks(call, call.UserOf(call.Id).Tracks, AccessFilter.For(call), LastPage.NoHref)),
        Route.Get("/users/{user_urn}/web-profiles", TokenNeed.Any, WebProfiles),
        Route.Get("/users/{user_urn}/likes/tracks", TokenNeed.Any, call => Replies.Tracks(call, call.UserOf(call.Id).LikedTracks, AccessFilter.For(call))),
        Route.Get("/users/{user_urn}/likes/playlists", TokenNeed.Any, call => Replies.Playlists(call, call.UserOf(call.Id).LikedPlaylists)),
        Route.Get("/users/{user_urn}/reposts/tracks", TokenNeed.Any, call => Replies.Tracks(call, call.UserOf(call.Id).RepostedTracks, AccessFilter.For(call))),
        Route.Get("/users/{user_urn}/reposts/playlists", TokenNeed.Any, call => Replies.Playlists(call, call.UserOf(call.Id).RepostedPlaylists)),
    ];

    /// <summary>Returns the user if the list contains them: the API's only way to ask whether one user follows another.</summary>
    public static HttpResponse OneOf(ApiCall call, Timeline<User> users, string id)
    {
        var user = call.UserOf(id);
        return users.Contains(user) ? HttpResponse.Json(200, UserJson.Render(user, call.Addresses)) : ApiErrors.NotFound();
    }

    private static HttpResponse Search(ApiCall call)
    {
        if (TracksApi.Batch(call) is { } ids)
        {
            var found = ids.Select(call.World.User).OfType<User>().Distinct().OrderBy(user => user.Id);
            return Lists.Reply(call, [.. found.Select(Render)], null, ListShape.Wrapped, LastPage.NullHref);
        }

        var text = SearchFilter.Text(call);
        var matches = call.World.Users.Where(user => Takes(user, text)).ToArray();
        return Lists.ByOffset(call, matches, _ => true, Render, ListShape.Wrapped);

        byte[] Render(User user) => UserJson.Render(user, call.Addresses);
    }

    private static bool Takes(User user, string text) =>
        text.Length == 0
        || user.Username.Contains(text, StringComparison.OrdinalIgnoreCase)
        || user.Permalink.Contains(text, StringComparison.OrdinalIgnoreCase)
        || user.City?.Contains(text, StringComparison.OrdinalIgnoreCase) == true;

    private static HttpResponse Related(ApiCall call)
    {
        var user = call.UserOf(call.Id);
        var related = call.World.Users.Where(other => other != user && other.City == user.City).ToArray();
        related = related.Length > 0 ? related : [.. call.World.Users.Where(other => other != user).Take(10)];
        return Lists.ByOffset(call, related, _ => true, other => UserJson.Render(other, call.Addresses), ListShape.ByFlag);
    }

    private static HttpResponse WebProfiles(ApiCall call)
    {
        var user = call.UserOf(call.Id);
        return Lists.Reply(call, [.. user.WebProfiles.Select(profile => SmallJson.WebProfile(profile, user))], null, ListShape.Bare, LastPage.NullHref);
    }
}

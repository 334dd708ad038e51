using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;

namespace SoundCloud.Sandbox.Api;

internal static class CommentsApi
{
    public static IEnumerable<Route> Routes { get; } =
    [
        Route.Get("/tracks/{track_urn}/comments", TokenNeed.Any, List),
        Route.Post("/tracks/{track_urn}/comments", Post),
    ];

    private static HttpResponse List(ApiCall call)
    {
        var track = call.Track(call.Id);
        Comment[] comments = [.. track.Comments.Newest];
        return Lists.ByOffset(call, comments, _ => true, comment => SmallJson.Comment(comment, call.Addresses), ListShape.Wrapped, LastPage.EmptyHref);
    }

    private static HttpResponse Post(ApiCall call)
    {
        var track = call.Track(call.Id);
        var fields = Fields.Read(call, "comment");
        var body = fields.Text("body");
        if (string.IsNullOrWhiteSpace(body))
            return ApiErrors.Unprocessable("body can't be blank");

        if (!track.Commentable)
            return ApiErrors.Unprocessable("this track takes no comments");

        var timestamp = fields.Number("timestamp");
        if (timestamp < 0 || timestamp > track.Duration)
            return ApiErrors.Unprocessable("timestamp is not within the track");

        var comment = new Comment(++call.World.LastCommentId, track, call.Me, body, timestamp, call.Now);
        track.Comments.Add(comment, call.Now);
        track.Touch();
        call.World.Changed();
        return HttpResponse.Json(201, SmallJson.Comment(comment, call.Addresses));
    }
}

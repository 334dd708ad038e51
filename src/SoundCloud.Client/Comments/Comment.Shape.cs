namespace SoundCloud;

public partial class Comment
{
    internal static Shape<Comment> Shape { get; } = ShapeOf<Comment>()
        .Field("body", static (comment, ref json) => comment.Body = json.Text())
        .Field("timestamp", static (comment, ref json) => comment.Timestamp = json.Duration())
        .Field("created_at", static (comment, ref json) => comment.CreatedAt = json.Date())
        .Field("user", static (comment, ref json) => comment.User = json.One(User.Shape))
        .Field("user_urn", static (comment, ref json) => comment.UserUrn = json.Text())
        .Field("track_urn", static (comment, ref json) => comment.TrackUrn = json.Text());
}

namespace SoundCloud;

/// <summary>A comment on a track: <c>GET /tracks/{track_urn}/comments</c>.</summary>
public sealed class Comment : Resource
{
    /// <summary>The text.</summary>
    public string? Body { get; set; }

    /// <summary>Where in the track it stands.</summary>
    public TimeSpan? Timestamp { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Who wrote it.</summary>
    public User? User { get; set; }

    /// <summary>The URN of who wrote it.</summary>
    public string? UserUrn { get; set; }

    /// <summary>The URN of the track.</summary>
    public string? TrackUrn { get; set; }

    /// <summary>The text.</summary>
    public override string ToString() => Printable.Line(Body ?? Urn);

    /// <summary>The body of a new comment.</summary>
    internal static JsonContent ToJson(string body, TimeSpan? timestamp) => new(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartObject("comment");
        writer.WriteString("body", body);
        if (timestamp is { } at)
            writer.WriteNumber("timestamp", (long)at.TotalMilliseconds);
        writer.WriteEndObject();
        writer.WriteEndObject();
    });

    internal static Shape<Comment> Shape { get; } = ShapeOf<Comment>(ResourceKind.Comment)
        .Field("body", static (comment, ref json) => comment.Body = json.Text())
        .Field("timestamp", static (comment, ref json) => comment.Timestamp = json.Duration())
        .Field("created_at", static (comment, ref json) => comment.CreatedAt = json.Date())
        .Field("user", static (comment, ref json) => comment.User = json.One(User.Shape))
        .Field("user_urn", static (comment, ref json) => comment.UserUrn = json.Text())
        .Field("track_urn", static (comment, ref json) => comment.TrackUrn = json.Text());
}

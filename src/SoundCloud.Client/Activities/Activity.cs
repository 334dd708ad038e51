namespace SoundCloud;

/// <summary>One item of a feed: <c>GET /me/feed</c>.</summary>
public sealed class Activity
{
    /// <summary>What happened: <c>track</c>, <c>track:repost</c>, <c>playlist</c> or <c>playlist:repost</c>.</summary>
    public string? Type { get; set; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The track or playlist; null where the API sends something else.</summary>
    public Resource? Origin { get; set; }

    /// <summary>The URN of who reposted it; null where it is no repost.</summary>
    public string? Reposter { get; set; }

    /// <summary>Type and origin.</summary>
    public override string ToString() => Printable.Line($"{Type}: {Origin}");

    internal static Shape<Activity> Shape { get; } = new Shape<Activity>(static () => new())
        .Telling(static activity => activity.Type is null && activity.Origin is null ? Misfit.Nameless : Misfit.None)
        .Field("type", static (activity, ref json) => activity.Type = json.Word())
        .Field("created_at", static (activity, ref json) => activity.CreatedAt = json.Date())
        .Field("origin", static (activity, ref json) => activity.Origin = json.OneOfAnyKind())
        .Field("reposter", static (activity, ref json) => activity.Reposter = json.Text());
}

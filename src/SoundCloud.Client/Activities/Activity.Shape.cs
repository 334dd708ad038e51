namespace SoundCloud;

public partial class Activity
{
    internal static Shape<Activity> Shape { get; } = new Shape<Activity>(static () => new())
        .Field("type", static (activity, ref json) => activity.Type = json.Word())
        .Field("created_at", static (activity, ref json) => activity.CreatedAt = json.Date())
        .Field("origin", static (activity, ref json) => activity.Origin = json.OneOfAnyKind())
        .Field("reposter", static (activity, ref json) => activity.Reposter = json.Text());
}

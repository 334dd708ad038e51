namespace SoundCloud;

public partial class WebProfile
{
    internal static Shape<WebProfile> Shape { get; } = ShapeOf<WebProfile>()
        .Field("service", static (profile, ref json) => profile.Service = json.Word())
        .Field("title", static (profile, ref json) => profile.Title = json.Text())
        .Field("url", static (profile, ref json) => profile.Url = json.Text())
        .Field("username", static (profile, ref json) => profile.Username = json.Text())
        .Field("created_at", static (profile, ref json) => profile.CreatedAt = json.Date());
}

namespace SoundCloud;

/// <summary>A link on a user's profile: <c>GET /users/{user_urn}/web-profiles</c>.</summary>
public sealed class WebProfile : Resource
{
    /// <summary>The service, such as <c>instagram</c>.</summary>
    public string? Service { get; set; }

    /// <summary>The link's text.</summary>
    public string? Title { get; set; }

    /// <summary>The link.</summary>
    public string? Url { get; set; }

    /// <summary>The user's name at the service.</summary>
    public string? Username { get; set; }

    /// <summary>When it was added.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    // All links of a profile have the URN of their user.
    private protected override string? Name => null;

    /// <summary>The link.</summary>
    public override string ToString() => Printable.Line(Url);

    internal static Shape<WebProfile> Shape { get; } = ShapeOf<WebProfile>()
        .Telling(static profile => (profile.Url ?? profile.Username ?? profile.Service ?? profile.Urn) is null ? Misfit.Nameless : Misfit.None)
        .Field("service", static (profile, ref json) => profile.Service = json.Word())
        .Field("title", static (profile, ref json) => profile.Title = json.Text())
        .Field("url", static (profile, ref json) => profile.Url = json.Text())
        .Field("username", static (profile, ref json) => profile.Username = json.Text())
        .Field("created_at", static (profile, ref json) => profile.CreatedAt = json.Date());
}

namespace SoundCloud;

/// <summary>A linked account at another service: <c>GET /me/connections</c>, which the API has dropped.</summary>
public sealed class Connection : Resource
{
    /// <summary>The service.</summary>
    public string? Service { get; set; }

    /// <summary>The account's name there.</summary>
    public string? DisplayName { get; set; }

    /// <summary>When it was linked.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>The account's name there.</summary>
    public override string ToString() => Printable.Line(DisplayName ?? Service);

    internal static Shape<Connection> Shape { get; } = ShapeOf<Connection>()
        .Telling(static connection => (connection.DisplayName ?? connection.Service ?? connection.Urn) is null && connection.Id is null ? Misfit.Nameless : Misfit.None)
        .Field("service", static (connection, ref json) => connection.Service = json.Word())
        .Field("display_name", static (connection, ref json) => connection.DisplayName = json.Text())
        .Field("created_at", static (connection, ref json) => connection.CreatedAt = json.Date());
}

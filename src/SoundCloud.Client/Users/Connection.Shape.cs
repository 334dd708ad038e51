namespace SoundCloud;

public partial class Connection
{
    internal static Shape<Connection> Shape { get; } = ShapeOf<Connection>()
        .Field("service", static (connection, ref json) => connection.Service = json.Word())
        .Field("display_name", static (connection, ref json) => connection.DisplayName = json.Text())
        .Field("created_at", static (connection, ref json) => connection.CreatedAt = json.Date());
}

namespace SoundCloud.Sandbox.Api;

internal sealed class RouteTable
{
    private readonly ILookup<(string Method, int Segments), Route> _routes;

    // Literal segments win over placeholders: /me/followings/tracks is not a user called "tracks".
    public RouteTable(IEnumerable<Route> routes) => _routes = routes
        .OrderBy(route => route.Segments.Count(segment => segment[0] == '{'))
        .ToLookup(route => (route.Method, route.Segments.Length));

    public (Route Route, string[] Values)? Find(string method, string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        foreach (var route in _routes[(method == "HEAD" ? "GET" : method, segments.Length)])
        {
            if (route.Match(segments) is { } values)
                return (route, values);
        }

        return null;
    }
}

namespace SoundCloud;

/// <summary>Which token an operation of the API asks for.</summary>
public enum RequiredToken
{
    /// <summary>The token of an app (client_credentials) or of a user.</summary>
    Any,

    /// <summary>The token of a user only.</summary>
    User,
}

/// <summary>One operation of the SoundCloud API, keyed on method and path as in its OpenAPI document.</summary>
public sealed class Operation
{
    private readonly string[] _segments;
    private readonly string _text;

    internal Operation(
        string method, string path, RequiredToken token, IReadOnlyList<string> query, IReadOnlyList<int> success, bool isDeprecated, string cmdlet, string summary)
    {
        Method = method;
        Path = path;
        Token = token;
        Query = query;
        Success = success;
        IsDeprecated = isDeprecated;
        Cmdlet = cmdlet;
        Summary = summary;
        HttpMethod = HttpMethod.Parse(method);
        _segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        Places = [.. _segments.Where(static segment => segment[0] == '{').Select(KindOf)];
        // The document lists it for no comments, but those on a private track are asked for in the same way as the track.
        TakesSecretToken = query.Contains("secret_token") || path == "/tracks/{track_urn}/comments";
        _text = method + " " + path;
    }

    /// <summary>The HTTP method, upper case.</summary>
    public string Method { get; }

    /// <summary>The path template, such as <c>/tracks/{track_urn}</c>.</summary>
    public string Path { get; }

    /// <summary>Which token it asks for.</summary>
    public RequiredToken Token { get; }

    /// <summary>The names of its query parameters.</summary>
    public IReadOnlyList<string> Query { get; }

    /// <summary>The statuses that mean success.</summary>
    public IReadOnlyList<int> Success { get; }

    /// <summary>Whether the API has marked it deprecated.</summary>
    public bool IsDeprecated { get; }

    /// <summary>The cmdlet that covers it.</summary>
    public string Cmdlet { get; }

    /// <summary>What it does, in a sentence.</summary>
    public string Summary { get; }

    internal HttpMethod HttpMethod { get; }

    /// <summary>Method and path in one text, such as <c>GET /tracks/{track_urn}</c>.</summary>
    public override string ToString() => _text;

    /// <summary>What each placeholder of the path stands for, in order; <c>{track_urn}</c> is a track.</summary>
    internal IReadOnlyList<ResourceKind> Places { get; }

    /// <summary>Whether its path ends with an id: its answer is that thing.</summary>
    internal bool EndsInPlace => Path.EndsWith('}');

    /// <summary>Whether it takes the secret of a private share link.</summary>
    internal bool TakesSecretToken { get; }

    /// <summary>The path with a URN in each of its places.</summary>
    internal string Expand(params ReadOnlySpan<string> urns)
    {
        if (urns.Length != Places.Count)
            throw new InvalidOperationException($"{this} takes {Places.Count} ids and was given {urns.Length}.");
        if (urns.IsEmpty)
            return Path;
        var path = new System.Text.StringBuilder(Path.Length + 32);
        var next = 0;
        foreach (var segment in _segments)
            path.Append('/').Append(segment[0] == '{' ? urns[next++] : segment);
        return path.ToString();
    }

    /// <summary>Whether a request of that method, with those segments of its path, asks for it.</summary>
    internal bool Fits(HttpMethod method, ReadOnlySpan<string> segments)
    {
        if (method != HttpMethod || segments.Length != _segments.Length)
            return false;
        for (var i = 0; i < segments.Length; i++)
        {
            if (_segments[i][0] != '{' && !_segments[i].Equals(segments[i], StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return true;
    }

    private static ResourceKind KindOf(string placeholder) => placeholder switch
    {
        "{track_urn}" => ResourceKind.Track,
        "{playlist_urn}" => ResourceKind.Playlist,
        "{user_urn}" or "{follower_urn}" or "{following_urn}" => ResourceKind.User,
        _ => throw new ArgumentOutOfRangeException(nameof(placeholder), placeholder, null),
    };
}

namespace SoundCloud;

/// <summary>A client of the SoundCloud API; one serves any number of callers at once.</summary>
/// <example><code>
/// using var client = new SoundCloudClient(new() { Credentials = new(id, secret) });
/// await foreach (var track in client.Search.Tracks(new() { Text = "lofi" }, new() { First = 10 }))
///     Console.WriteLine(track.Title);
/// </code></example>
public sealed class SoundCloudClient : IDisposable
{
    private readonly ApiConnection _connection;

    /// <summary>A client with its own connections; nothing is sent yet.</summary>
    public SoundCloudClient(SoundCloudClientOptions options)
        : this(new ApiConnection(options))
    {
    }

    private SoundCloudClient(ApiConnection connection)
    {
        _connection = connection;
        Auth = new(connection);
        Tracks = new(connection);
        Users = new(connection);
        Playlists = new(connection);
        Me = new(connection);
        Likes = new(connection);
        Reposts = new(connection);
        Followings = new(connection);
        Search = new(connection);
        Resolve = new(connection, this);
        Raw = new(connection);
    }

    /// <summary>What the client is signed in with.</summary>
    public AuthClient Auth { get; }

    /// <summary>Tracks.</summary>
    public TracksClient Tracks { get; }

    /// <summary>Users, the signed-in one among them, and what is theirs.</summary>
    public UsersClient Users { get; }

    /// <summary>Playlists and albums.</summary>
    public PlaylistsClient Playlists { get; }

    /// <summary>What only the signed-in user has.</summary>
    public MeClient Me { get; }

    /// <summary>The signed-in user's likes.</summary>
    public LikesClient Likes { get; }

    /// <summary>The signed-in user's reposts.</summary>
    public RepostsClient Reposts { get; }

    /// <summary>Whom the signed-in user follows.</summary>
    public FollowingsClient Followings { get; }

    /// <summary>Search.</summary>
    public SearchClient Search { get; }

    /// <summary>soundcloud.com links.</summary>
    public ResolveClient Resolve { get; }

    /// <summary>Any operation by method and path.</summary>
    public RawClient Raw { get; }

    internal SoundCloudClientOptions Options => _connection.Options;

    internal Redaction Redaction => _connection.Redaction;

    internal IResponseCache? Cache => _connection.Cache;

    /// <summary>The same client (connections, token, cache) with another listener to its calls.</summary>
    public SoundCloudClient Observe(IRequestObserver observer) => new(_connection.Observe(observer));

    /// <summary>Closes the connections, for all views of this client.</summary>
    public void Dispose() => _connection.Dispose();
}

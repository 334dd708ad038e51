namespace SoundCloud;

/// <summary>A client of the SoundCloud API; one serves any number of callers at once.</summary>
/// <example><code>
/// using var client = new SoundCloudClient(new() { Credentials = new(id, secret) });
/// await foreach (var track in client.Search.Tracks(new() { Text = "lofi" }, new() { First = 10 }))
///     Console.WriteLine(track.Title);
/// </code></example>
public sealed class SoundCloudClient : IDisposable
{
    private readonly Api _api;

    /// <summary>A client with its own connections; nothing is sent yet.</summary>
    public SoundCloudClient(SoundCloudClientOptions options)
        : this(new Api(options))
    {
    }

    private SoundCloudClient(Api api)
    {
        _api = api;
        Auth = new(api);
        Tracks = new(api);
        Streams = new(api);
        Transfers = new(api);
        Users = new(api);
        Playlists = new(api);
        Me = new(api);
        Likes = ReactionsClient.Likes(api);
        Reposts = ReactionsClient.Reposts(api);
        Followings = new(api);
        Search = new(api);
        Resolve = new(api, this);
        Raw = new(api);
    }

    /// <summary>What the client is signed in with.</summary>
    public AuthClient Auth { get; }

    /// <summary>Tracks.</summary>
    public TracksClient Tracks { get; }

    /// <summary>Where tracks can be streamed from.</summary>
    public StreamsClient Streams { get; }

    /// <summary>Uploads and downloads.</summary>
    public TransfersClient Transfers { get; }

    /// <summary>Users, the signed-in one among them, and what is theirs.</summary>
    public UsersClient Users { get; }

    /// <summary>Playlists and albums.</summary>
    public PlaylistsClient Playlists { get; }

    /// <summary>What only the signed-in user has.</summary>
    public MeClient Me { get; }

    /// <summary>The signed-in user's likes.</summary>
    public ReactionsClient Likes { get; }

    /// <summary>The signed-in user's reposts.</summary>
    public ReactionsClient Reposts { get; }

    /// <summary>Whom the signed-in user follows.</summary>
    public FollowingsClient Followings { get; }

    /// <summary>Search.</summary>
    public SearchClient Search { get; }

    /// <summary>soundcloud.com links.</summary>
    public ResolveClient Resolve { get; }

    /// <summary>Any operation by method and path.</summary>
    public RawClient Raw { get; }

    internal SoundCloudClientOptions Options => _api.Options;

    internal Redaction Redaction => _api.Redaction;

    /// <summary>Forgets the cached answers of this sign-in, also for others that share the cache.</summary>
    public async Task ClearCacheAsync()
    {
        if (_api.Answers is { } answers)
            await answers.ForgetAsync(_api.Tokens.Scope, _api.Observer).ConfigureAwait(false);
    }

    /// <summary>The same client (connections, token, cache) with another listener to its calls.</summary>
    public SoundCloudClient Observe(IRequestObserver observer) => new(_api.Observe(observer));

    /// <summary>Closes the connections, for all views of this client.</summary>
    public void Dispose() => _api.Dispose();
}

namespace SoundCloud.Tests;

/// <summary>A client with a scripted service, a clock that only the test advances, and an observer.</summary>
internal sealed class Stage : IDisposable
{
    public const string ClientId = "the-client-id";
    public const string ClientSecret = "the/client+secret==";
    public const string UserToken = "the-user-token";
    public const string RefreshToken = "the-refresh-token";

    // Shared by concurrent callers; with two of them, each would renew the token.
    private readonly Lazy<SoundCloudClient> _client;

    private Stage(Func<SoundCloudClientOptions, SoundCloudClientOptions> change) => _client = new(() => new SoundCloudClient(change(new()
    {
        Transport = Service,
        TimeProvider = Time,
        Observer = Observer,
        Jitter = static () => 1.0,
    })));

    public ScriptedHandler Service { get; } = new();

    public FakeTimeProvider Time { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public SoundCloudClient Client => _client.Value;

    /// <summary>A user's token that cannot be renewed.</summary>
    public static Stage Signed(Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null) => new(o =>
        (change ?? Same)(o with { Token = new(UserToken, grant: Grant.AuthorizationCode) }));

    /// <summary>An app that has no token yet.</summary>
    public static Stage App(Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null) => new(o =>
        (change ?? Same)(o with { Credentials = new(ClientId, ClientSecret) }));

    /// <summary>A user's token with a refresh token and the app that can use it.</summary>
    public static Stage Renewable(TimeSpan? lifetime = null, Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null) => new(o =>
        (change ?? Same)(o with
        {
            Credentials = new(ClientId, ClientSecret),
            Token = new(UserToken, RefreshToken, o.TimeProvider.GetUtcNow() + (lifetime ?? TimeSpan.FromHours(1)), Grant.AuthorizationCode),
        }));

    public static Stage With(Func<SoundCloudClientOptions, SoundCloudClientOptions> change) => new(change);

    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
        Service.Dispose();
    }

    private static SoundCloudClientOptions Same(SoundCloudClientOptions options) => options;
}

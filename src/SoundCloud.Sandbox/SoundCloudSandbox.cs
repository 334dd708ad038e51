using SoundCloud.Sandbox.Api;
using SoundCloud.Sandbox.Catalogue;
using SoundCloud.Sandbox.Cdn;
using SoundCloud.Sandbox.Faults;
using SoundCloud.Sandbox.Http;
using SoundCloud.Sandbox.Json;
using SoundCloud.Sandbox.OAuth;

namespace SoundCloud.Sandbox;

/// <summary>A stand-in for SoundCloud on loopback: API, OAuth and CDN hosts over real HTTP, with a seeded catalogue.</summary>
public sealed class SoundCloudSandbox : IDisposable, IAsyncDisposable
{
    /// <summary>The client id that every sandbox accepts. It is a dummy and not a secret.</summary>
    public const string DummyClientId = "sandbox-client";

    /// <summary>The client secret, also a dummy.</summary>
    public const string DummyClientSecret = "sandbox-secret";

    private readonly HttpServer[] _servers;
    private readonly World _world;
    private readonly TokenStore _tokens;
    private readonly FaultSet _faults;
    private long _latencyTicks;
    private int _stopped;

    private SoundCloudSandbox(SandboxOptions options)
    {
        var time = options.TimeProvider;
        var scene = new FaultScene(time);
        _faults = new(scene);
        foreach (var fault in options.Faults)
            _faults.Enable(fault);

        Latency = options.Latency;
        Requests = new(time);
        _world = WorldSeed.Grow(options.Seed, options.TrackCount);
        _tokens = new(time, options.AccessTokenLifetime);
        _servers = Listen(options.Port, time);
        var addresses = new Addresses(Root(ApiUri), Root(AuthUri), Root(CdnUri));
        scene.Addresses = addresses;
        var links = new SignedLinks(addresses.Cdn, time);
        var codes = new AuthorizationCodes(time);
        IHost[] hosts =
        [
            new ApiHost(_world, addresses, _tokens, links, _faults, time),
            new AuthHost(new(_world, codes), new(_tokens, codes, new(time)), _tokens),
            new CdnHost(links),
        ];
        for (var i = 0; i < hosts.Length; i++)
            _servers[i].Start(new HostPipeline(hosts[i], Requests, _faults, time, () => Latency).ServeAsync);
    }

    /// <summary>Every fault that can be switched on.</summary>
    public static IReadOnlyList<FaultDescription> Faults { get; } = [.. FaultRegistry.All.Select(fault => new FaultDescription(fault.Name, fault.Description))];

    /// <summary>The stand-in for https://api.soundcloud.com.</summary>
    public Uri ApiUri => _servers[0].Uri;

    /// <summary>The stand-in for https://secure.soundcloud.com, with <c>/authorize</c> and <c>/oauth/token</c>.</summary>
    public Uri AuthUri => _servers[1].Uri;

    /// <summary>The stand-in for the media hosts.</summary>
    public Uri CdnUri => _servers[2].Uri;

    /// <summary>The client id.</summary>
    public string ClientId { get; } = DummyClientId;

    /// <summary>The client secret.</summary>
    public string ClientSecret { get; } = DummyClientSecret;

    /// <summary>The requests that the sandbox received.</summary>
    public RequestLog Requests { get; }

    /// <summary>The user for whom <c>/authorize</c> consents.</summary>
    public SandboxUser DemoUser => Public(_world.Demo);

    /// <summary>The delay of every answer. You can change it at any time.</summary>
    public TimeSpan Latency
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _latencyTicks));
        set => Interlocked.Exchange(ref _latencyTicks, value.Ticks);
    }

    /// <summary>Whether the sandbox is running.</summary>
    public bool IsRunning => _stopped == 0;

    /// <summary>Starts a sandbox.</summary>
    /// <param name="options">Null for the defaults: free ports, seed 1, 600 tracks.</param>
    /// <returns>The running sandbox.</returns>
    /// <exception cref="ArgumentException">A fault is unknown or malformed, or a number is out of range.</exception>
    /// <exception cref="InvalidOperationException">The sandbox cannot listen on a port.</exception>
    public static SoundCloudSandbox Start(SandboxOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegative(options.TrackCount);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, 65_533);
        return new(options);
    }

    /// <summary>Finds a user of the catalogue.</summary>
    /// <param name="permalink">The name in the user's address.</param>
    /// <returns>The user, or null if there is none with that name.</returns>
    public SandboxUser? FindUser(string permalink) => _world.UserByPermalink(permalink) is { } user ? Public(user) : null;

    /// <summary>Issues a token pair for a user, like a complete authorization code flow.</summary>
    /// <param name="permalink">The user; null for the demo user.</param>
    /// <returns>The pair.</returns>
    public SandboxToken IssueUserToken(string? permalink = null)
    {
        var user = permalink is null ? _world.Demo : _world.UserByPermalink(permalink);
        return _tokens.IssueUser(user ?? throw new ArgumentException($"There is no user '{permalink}' in the catalogue.", nameof(permalink)));
    }

    /// <summary>Issues an app token, like the client_credentials grant.</summary>
    /// <returns>The token.</returns>
    public SandboxToken IssueAppToken() => _tokens.IssueApp();

    /// <summary>Expires all access tokens issued so far. Requests with them are answered 401.</summary>
    public void ExpireTokens() => _tokens.ExpireAll();

    /// <summary>Invalidates all refresh tokens issued so far.</summary>
    public void RevokeRefreshTokens() => _tokens.RevokeRefreshTokens();

    /// <summary>Switches a fault on. If it is already on, its count starts again.</summary>
    /// <param name="name"><c>name[:number[:number]][@[host ][METHOD ]text]</c>, see <see cref="Faults"/>.</param>
    /// <exception cref="ArgumentException">The fault is unknown or malformed.</exception>
    public void EnableFault(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _faults.Enable(name);
    }

    /// <summary>Switches a fault off, by its full text or by its name.</summary>
    /// <param name="name">The text or the name.</param>
    /// <exception cref="ArgumentException">The fault is unknown or malformed.</exception>
    public void DisableFault(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        _faults.Disable(name);
    }

    /// <summary>Closes the ports and all connections. A second call does nothing.</summary>
    public void Stop() => StopAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => Stop();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    private async Task StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
            return;

        await Task.WhenAll(_servers.Select(server => server.StopAsync())).ConfigureAwait(false);
        foreach (var server in _servers)
            server.Dispose();
    }

    private static HttpServer[] Listen(int port, TimeProvider time)
    {
        var servers = new List<HttpServer>();
        try
        {
            for (var i = 0; i < 3; i++)
                servers.Add(new(port == 0 ? 0 : port + i, time));

            return [.. servers];
        }
        catch (InvalidOperationException)
        {
            servers.ForEach(server => server.Dispose());
            throw;
        }
    }

    private static SandboxUser Public(User user) => new(user.Urn, user.Username, user.Permalink);

    private static string Root(Uri uri) => uri.GetLeftPart(UriPartial.Authority);
}

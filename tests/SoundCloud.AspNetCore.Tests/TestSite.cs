using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SoundCloud.Samples;
using SoundCloud.Sandbox;

namespace SoundCloud.AspNetCore.Tests;

/// <summary>What the replicas of a site share.</summary>
internal sealed class Shared : IDisposable
{
    public SoundCloudSandbox Sandbox { get; } = SoundCloudSandbox.Start(new() { TrackCount = 300 });

    public SharedStore Store { get; } = new();

    public IDistributedCache Cache { get; } = new MemoryDistributedCache(Options.Create(new MemoryDistributedCacheOptions()));

    public DirectoryInfo Keys { get; } = Directory.CreateTempSubdirectory("soundcloud-tests-");

    public ConcurrentQueue<string> Log { get; } = new();

    public void Dispose()
    {
        Sandbox.Dispose();
        Keys.Delete(recursive: true);
    }
}

/// <summary>A store as a database would be one: entries and locks by name.</summary>
internal sealed class SharedStore : ITokenStore
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _locks = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, string> Entries { get; } = new(StringComparer.Ordinal);

    public Task<string?> ReadAsync(string name, CancellationToken cancellationToken) => Task.FromResult(Entries.GetValueOrDefault(name));

    public Task WriteAsync(string name, string? entry, CancellationToken cancellationToken)
    {
        if (entry is null)
            Entries.TryRemove(name, out _);
        else
            Entries[name] = entry;
        return Task.CompletedTask;
    }

    public async Task<IAsyncDisposable> LockAsync(string name, CancellationToken cancellationToken)
    {
        var held = _locks.GetOrAdd(name, static _ => new(1, 1));
        await held.WaitAsync(cancellationToken);
        return new Held(held);
    }

    private sealed class Held(SemaphoreSlim held) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            held.Release();
            return default;
        }
    }
}

/// <summary>The sample site on Kestrel, one replica of it.</summary>
internal sealed class TestSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestSite(WebApplication app) => _app = app;

    public Uri Root => new(_app.Urls.Single());

    public SoundCloudSessions Sessions => _app.Services.GetRequiredService<SoundCloudSessions>();

    public SoundCloudService Service => _app.Services.GetRequiredService<SoundCloudService>();

    public static async Task<TestSite> StartAsync(Shared shared, Action<SoundCloudOptions>? configure = null, Action<IServiceCollection>? services = null)
    {
        var app = Site.Create(
            ["--urls", "http://127.0.0.1:0"],
            options =>
            {
                (options.ClientId, options.ClientSecret) = (shared.Sandbox.ClientId, shared.Sandbox.ClientSecret);
                (options.ApiUri, options.AuthUri) = (shared.Sandbox.ApiUri, shared.Sandbox.AuthUri);
                configure?.Invoke(options);
            },
            builder =>
            {
                builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new ListLogger(shared.Log));
                builder.Services.AddDataProtection().SetApplicationName("site").PersistKeysToFileSystem(shared.Keys);
                builder.Services.AddSingleton<ITokenStore>(shared.Store);
                builder.Services.AddSingleton(shared.Cache);
                services?.Invoke(builder.Services);
            });
        await app.StartAsync();
        return new(app);
    }

    /// <summary>A browser without scripts that has logged in to the site.</summary>
    public async Task<HttpClient> LogInAsync(string? user, CookieContainer? cookies = null)
    {
        var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() }) { BaseAddress = Root };
        if (user is not null)
            Assert.Equal(HttpStatusCode.Redirect, (await browser.PostAsync("/login", new FormUrlEncodedContent([new("user", user)]))).StatusCode);
        return browser;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private sealed class ListLogger(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{logLevel} {formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}

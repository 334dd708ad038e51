using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SoundCloud;
using SoundCloud.AspNetCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds SoundCloud to a site.</summary>
public static class SoundCloudServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="SoundCloudService"/>, <see cref="SoundCloudSessions"/>, a health check, and what the endpoints of <c>MapSoundCloudConnect</c> need.
    /// Accounts are kept in the <see cref="ITokenStore"/> that is registered, encrypted with the site's data protection; without one, in memory.
    /// Answers are kept in the registered <see cref="Caching.Distributed.IDistributedCache"/>; without one, in memory.
    /// </summary>
    public static IServiceCollection AddSoundCloud(this IServiceCollection services, Action<SoundCloudOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<SoundCloudOptions>()
            .Configure<IConfiguration>(Read)
            .Validate(options => options is { ClientId.Length: > 0, ClientSecret.Length: > 0 }, "SoundCloud needs an app: set ClientId and ClientSecret, or SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET.")
            .ValidateOnStart();
        if (configure is not null)
            services.Configure(configure);

        services.AddDataProtection();
        services.AddDistributedMemoryCache();
        services.AddHttpClient(SoundCloudClients.HttpClientName).ConfigurePrimaryHttpMessageHandler(static () => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ITokenStore, MemoryTokenStore>();
        services.TryAddSingleton<SoundCloudClients>();
        services.TryAddSingleton(static provider => new SoundCloudSessions(
            provider.GetRequiredService<SoundCloudClients>(), provider.GetRequiredService<IOptions<SoundCloudOptions>>(), provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static provider => new SoundCloudService(provider.GetRequiredService<SoundCloudClients>()));
        services.AddHealthChecks().AddCheck<SoundCloudHealthCheck>("soundcloud");
        return services;
    }

    private static void Read(SoundCloudOptions options, IConfiguration configuration)
    {
        options.ClientId = configuration["SOUNDCLOUD_CLIENT_ID"];
        options.ClientSecret = configuration["SOUNDCLOUD_CLIENT_SECRET"];
        options.Authorization = configuration["SOUNDCLOUD_AUTHORIZATION"];
        options.ApiUri = configuration.GetValue<Uri>("SOUNDCLOUD_API_URL");
        options.AuthUri = configuration.GetValue<Uri>("SOUNDCLOUD_AUTH_URL");
        options.TokenUri = configuration.GetValue<Uri>("SOUNDCLOUD_URL_GET_TOKEN");
        options.RedirectUri = configuration.GetValue<Uri>("SOUNDCLOUD_REDIRECT_URI");
        configuration.GetSection("SoundCloud").Bind(options);
    }
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace SoundCloud.AspNetCore;

/// <summary>The accounts of the site's users. A user's token is renewed once, however many requests or replicas need it.</summary>
public sealed class SoundCloudSessions : IDisposable
{
    // A client is small, and its token is in the store: a client that nobody has used for this long is dropped.
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(20);

    private readonly ConcurrentDictionary<string, Open> _open = new(StringComparer.Ordinal);
    private readonly SoundCloudClients _clients;
    private readonly SoundCloudOptions _options;
    private readonly TimeProvider _time;

    internal SoundCloudSessions(SoundCloudClients clients, IOptions<SoundCloudOptions> options, TimeProvider time) =>
        (_clients, _options, _time) = (clients, options.Value, time);

    /// <summary>The client of the user who sends this request.</summary>
    /// <exception cref="SignInRequiredException">Nobody is signed in to the site, or the user has not connected, or has revoked the access.</exception>
    public Task<SoundCloudClient> GetAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return _options.UserId(context) is { Length: > 0 } user ? GetAsync(user, context.RequestAborted) : throw new SignInRequiredException("Nobody is signed in to this site.");
    }

    /// <summary>The client of one of the site's users, by the site's own id of them. Do not dispose of it.</summary>
    /// <exception cref="SignInRequiredException">The user has not connected, or has revoked the access.</exception>
    public async Task<SoundCloudClient> GetAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        DropIdle();
        var account = AccountOf(userId);
        var open = _open.GetOrAdd(account, name => new(_clients.ForUser(name), _time.GetUtcNow()));
        open.LastUsed = _time.GetUtcNow();
        try
        {
            await open.Client.Auth.SignInAsync(cancellationToken).ConfigureAwait(false);
            return open.Client;
        }
        catch (SignInRequiredException)
        {
            Drop(account);
            throw;
        }
    }

    /// <summary>Whether that user has connected and the token can still be renewed.</summary>
    public async Task<bool> IsConnectedAsync(string userId, CancellationToken cancellationToken = default)
    {
        try
        {
            await GetAsync(userId, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SignInRequiredException)
        {
            return false;
        }
    }

    /// <summary>Signs the user's account out at SoundCloud and removes it (<c>POST /sign-out</c>).</summary>
    public async Task DisconnectAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        Drop(AccountOf(userId));
        using var client = _clients.ForUser(AccountOf(userId));
        try
        {
            await client.Auth.SignOutAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SoundCloudException e) when (e is SignInRequiredException or SoundCloudApiException)
        {
            // It is removed here all the same; what could not be revoked has ended already, or ends by itself.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var open in _open.Values)
            open.Client.Dispose();
    }

    /// <summary>Stores what a client has signed in with, in place of what the user had.</summary>
    internal async Task StoreAsync(string userId, SoundCloudClient client, CancellationToken cancellationToken)
    {
        await client.Auth.StoreAsync(_clients.Store, AccountOf(userId), cancellationToken).ConfigureAwait(false);
        Drop(AccountOf(userId));
    }

    // Whatever a site's ids look like, a store may not tell Dj from dj, and takes no name of any length.
    private static string AccountOf(string userId) =>
        "user/" + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(userId)));

    private void DropIdle()
    {
        var limit = _time.GetUtcNow() - Idle;
        foreach (var (account, open) in _open)
        {
            if (open.LastUsed < limit)
                _open.TryRemove(new(account, open));
        }
    }

    // Not disposed of: other requests may still use it. Its connections are the factory's.
    private void Drop(string account) => _open.TryRemove(account, out _);

    private sealed class Open(SoundCloudClient client, DateTimeOffset now)
    {
        public SoundCloudClient Client { get; } = client;

        public DateTimeOffset LastUsed { get; set; } = now;
    }
}

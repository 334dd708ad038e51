namespace SoundCloud.AspNetCore;

/// <summary>
/// What a site reads as the app itself: public users and their tracks. All requests share one token, and answers are cached for
/// <see cref="SoundCloudOptions.CacheTime"/>.
/// </summary>
public sealed class SoundCloudService : IDisposable
{
    internal SoundCloudService(SoundCloudClients clients) => Client = clients.ForApp();

    /// <summary>The app's client, for everything else. Do not dispose of it.</summary>
    public SoundCloudClient Client { get; }

    /// <summary>A user by permalink, number, URN or link (<c>GET /users/{user_urn}</c>).</summary>
    /// <exception cref="SoundCloudException">There is no such user, or SoundCloud could not be asked.</exception>
    public async Task<User> GetUserInfoAsync(string user, CancellationToken cancellationToken = default) =>
        await Client.Users.GetAsync(await IdAsync(user, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>The same; null where there is no such user or SoundCloud could not be asked. The log says why.</summary>
    public Task<User?> FindUserInfoAsync(string user, CancellationToken cancellationToken = default) =>
        OrNullAsync(() => GetUserInfoAsync(user, cancellationToken));

    /// <summary>A user's tracks, newest first (<c>GET /users/{user_urn}/tracks</c>).</summary>
    /// <param name="user">A permalink, number, URN or link.</param>
    /// <param name="limit">How many tracks, at least 1.</param>
    /// <param name="offset">How many tracks are left out before them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="SoundCloudException">There is no such user, or SoundCloud could not be asked.</exception>
    public async Task<IReadOnlyList<Track>> GetUserTracksAsync(string user, int limit = 10, int offset = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var id = await IdAsync(user, cancellationToken).ConfigureAwait(false);
        var tracks = new List<Track>();
        await foreach (var track in Client.Users.Tracks(id, options: new() { First = limit, Skip = offset }).WithCancellation(cancellationToken).ConfigureAwait(false))
            tracks.Add(track);
        return tracks;
    }

    /// <summary>The same; null where there is no such user, limit or offset, or SoundCloud could not be asked. The log says why.</summary>
    public Task<IReadOnlyList<Track>?> FindUserTracksAsync(string user, int limit = 10, int offset = 0, CancellationToken cancellationToken = default) =>
        OrNullAsync(() => GetUserTracksAsync(user, limit, offset, cancellationToken));

    /// <inheritdoc/>
    public void Dispose() => Client.Dispose();

    private Task<SoundCloudId> IdAsync(string user, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        return Client.Resolve.GetIdAsync(SoundCloudId.Parse(user, ResourceKind.User), ResourceKind.User, cancellationToken);
    }

    private static async Task<T?> OrNullAsync<T>(Func<Task<T>> read)
        where T : class
    {
        try
        {
            return await read().ConfigureAwait(false);
        }
        catch (Exception e) when (e is SoundCloudException or ArgumentException)
        {
            return null;
        }
    }
}

namespace SoundCloud;

/// <summary>What a soundcloud.com link stands for.</summary>
public sealed class ResolveClient
{
    private readonly Api _api;
    private readonly SoundCloudClient _client;

    internal ResolveClient(Api api, SoundCloudClient client) => (_api, _client) = (api, client);

    /// <summary>The track, user or playlist behind a link: <c>GET /resolve</c>, and the thing it points to.</summary>
    /// <exception cref="SoundCloudApiException">404: the link leads nowhere.</exception>
    public async Task<Resource> GetAsync(string url, CancellationToken cancellationToken = default)
    {
        var id = SoundCloudId.Parse(url);
        if (id.Link is not null)
            id = await GetIdAsync(url, cancellationToken).ConfigureAwait(false);
        return id.Kind switch
        {
            ResourceKind.Track => await _client.Tracks.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false),
            ResourceKind.User => await _client.Users.GetAsync(id, cancellationToken).ConfigureAwait(false),
            ResourceKind.Playlist => await _client.Playlists.GetAsync(id, cancellationToken: cancellationToken).ConfigureAwait(false),
            _ => throw new InvalidIdException(url, ResourceKind.Unknown),
        };
    }

    /// <summary>The id behind a link: <c>GET /resolve</c>, one request.</summary>
    /// <exception cref="SoundCloudApiException">404: the link leads nowhere.</exception>
    public async Task<SoundCloudId> GetIdAsync(string url, CancellationToken cancellationToken = default)
    {
        var id = SoundCloudId.Parse(url);
        return id.Link is null ? id : await _api.Links.ResolveAsync(id, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>An id that needs no look-up: a link is resolved, any other is returned as it is.</summary>
    /// <exception cref="InvalidIdException">It is, or leads to, a thing of another kind.</exception>
    public async Task<SoundCloudId> GetIdAsync(SoundCloudId id, ResourceKind expected, CancellationToken cancellationToken = default) =>
        await _api.Links.ResolveAsync(id, expected, cancellationToken).ConfigureAwait(false);
}

using System.Collections.Concurrent;

namespace SoundCloud;

/// <summary>Looks up what soundcloud.com links stand for: <c>GET /resolve</c>. Within one piece of work each link is looked up once.</summary>
internal sealed class Links(Api api, bool remembers)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SoundCloudId>>>? _known = remembers ? new(StringComparer.Ordinal) : null;

    /// <summary>The id as it goes into a path: a link is looked up, any other id is returned as it is.</summary>
    /// <exception cref="InvalidIdException">It is, or leads to, a thing of another kind.</exception>
    public async ValueTask<SoundCloudId> ResolveAsync(SoundCloudId id, ResourceKind expected, CancellationToken cancellationToken)
    {
        if (!id.Fits(expected))
            throw new InvalidIdException(id.ToString(), expected);
        if (id.Link is null)
            return id;
        var resolved = await ResolveAsync(id, cancellationToken).ConfigureAwait(false);
        return resolved.Fits(expected) ? resolved.WithSecretToken(id.SecretToken) : throw new InvalidIdException(id.ToString(), expected);
    }

    /// <summary>The id that a link stands for.</summary>
    public async Task<SoundCloudId> ResolveAsync(SoundCloudId link, CancellationToken cancellationToken)
    {
        if (_known is null)
            return await LookUpAsync(link, cancellationToken).ConfigureAwait(false);
        var lookUp = _known.GetOrAdd(link.Link!, _ => new(() => LookUpAsync(link, cancellationToken)));
        try
        {
            return await lookUp.Value.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller that began it has cancelled it; the next one begins anew.
            _known.TryRemove(new(link.Link!, lookUp));
            throw;
        }
    }

    private async Task<SoundCloudId> LookUpAsync(SoundCloudId link, CancellationToken cancellationToken)
    {
        var call = api.For(Routes.Resolve).With(new Query().Add("url", link.Link)) with { KeepsLocation = true };
        var location = await call.LocationAsync(cancellationToken).ConfigureAwait(false);
        return SoundCloudId.TryParse(location, ResourceKind.Unknown, out var id) && id is { Link: null, IsMe: false } && id.Kind is not ResourceKind.Unknown
            ? id
            : throw new ProtocolException(Messages.ResolvedToOther);
    }
}

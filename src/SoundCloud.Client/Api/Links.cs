using System.Collections.Concurrent;

namespace SoundCloud;

/// <summary>Looks up what soundcloud.com links stand for: <c>GET /resolve</c>, and who <c>me</c> is: <c>GET /me</c>. Within one piece of work each is looked up once.</summary>
internal sealed class Links(Api api, bool remembers)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SoundCloudId>>>? _known = remembers ? new(StringComparer.Ordinal) : null;

    /// <summary>The id as it goes into a path: a link and <c>me</c> are looked up, any other id is returned as it is.</summary>
    /// <exception cref="InvalidIdException">It is, or leads to, a thing of another kind.</exception>
    public async ValueTask<SoundCloudId> ForPathAsync(SoundCloudId id, ResourceKind expected, CancellationToken cancellationToken) =>
        id.IsMe && expected is ResourceKind.User
            ? await OnceAsync("me", MyIdAsync, cancellationToken).ConfigureAwait(false)
            : await ResolveAsync(id, expected, cancellationToken).ConfigureAwait(false);

    /// <summary>The id without a look-up left to do: a link is looked up, any other id, also <c>me</c>, is returned as it is.</summary>
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
    public Task<SoundCloudId> ResolveAsync(SoundCloudId link, CancellationToken cancellationToken) =>
        OnceAsync(link.Link!, stop => LookUpAsync(link, stop), cancellationToken);

    private async Task<SoundCloudId> OnceAsync(string name, Func<CancellationToken, Task<SoundCloudId>> lookUpAsync, CancellationToken cancellationToken)
    {
        if (_known is null)
            return await lookUpAsync(cancellationToken).ConfigureAwait(false);
        var lookUp = _known.GetOrAdd(name, _ => new(() => lookUpAsync(cancellationToken)));
        try
        {
            return await lookUp.Value.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The caller that began it has cancelled it; the next one begins anew.
            _known.TryRemove(new(name, lookUp));
            throw;
        }
    }

    // Operations on any user have no word for the signed-in one.
    private async Task<SoundCloudId> MyIdAsync(CancellationToken cancellationToken)
    {
        var me = await api.For(Routes.Me).ReadAsync(Me.Shape, cancellationToken).ConfigureAwait(false);
        return SoundCloudId.TryParse(me.Urn ?? me.Id?.ToString(System.Globalization.CultureInfo.InvariantCulture), ResourceKind.User, out var id)
            ? id
            : throw new ProtocolException(Messages.ResolvedToOther);
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

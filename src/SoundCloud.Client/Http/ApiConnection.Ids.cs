namespace SoundCloud;

internal sealed partial class ApiConnection
{
    /// <summary>The id as it goes into a path; a link is resolved first.</summary>
    /// <exception cref="InvalidIdException">It is, or leads to, a thing of another kind.</exception>
    public async ValueTask<SoundCloudId> ResolveAsync(SoundCloudId id, ResourceKind expected, CancellationToken cancellationToken)
    {
        if (!id.Fits(expected))
            throw new InvalidIdException(id.ToString(), expected);
        if (id.Link is null)
            return id;
        var resolved = await ResolveAsync(id, cancellationToken).ConfigureAwait(false);
        return resolved.Fits(expected) ? resolved : throw new InvalidIdException(id.ToString(), expected);
    }

    /// <summary>What a link stands for: <c>GET /resolve</c>, once in one piece of work.</summary>
    public async Task<SoundCloudId> ResolveAsync(SoundCloudId link, CancellationToken cancellationToken)
    {
        if (_links is null)
            return await LookUpAsync(link, cancellationToken).ConfigureAwait(false);
        var lookUp = _links.GetOrAdd(link.Link!, _ => new(() => LookUpAsync(link, cancellationToken)));
        try
        {
            return await lookUp.Value.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It was given up by whoever began it; the next one begins anew.
            _links.TryRemove(new(link.Link!, lookUp));
            throw;
        }
    }

    private async Task<SoundCloudId> LookUpAsync(SoundCloudId link, CancellationToken cancellationToken)
    {
        var location = await GetLocationAsync(
            Routes.Resolve, UriOf(Routes.Resolve.Path, new Query().Add("url", link.Link)), cancellationToken, isLasting: true).ConfigureAwait(false);
        return SoundCloudId.TryParse(location, ResourceKind.Unknown, out var id) && id is { Link: null, IsMe: false } && id.Kind is not ResourceKind.Unknown
            ? id
            : throw new ProtocolException(Messages.ResolvedToOther);
    }

    /// <summary>A path of one id, resolved when it is needed.</summary>
    public Func<CancellationToken, ValueTask<string>> PathOf(Operation operation, SoundCloudId id, ResourceKind kind) =>
        async stop => operation.Expand((await ResolveAsync(id, kind, stop).ConfigureAwait(false)).ToUrn(kind));

    /// <summary>A path without an id.</summary>
    public static Func<CancellationToken, ValueTask<string>> PathOf(Operation operation) => _ => new(operation.Path);
}

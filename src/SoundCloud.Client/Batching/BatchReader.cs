using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>Reads many things by id: 50 URNs a request, four requests in flight, results in the order of the ids; what an answer leaves out is asked for by itself.</summary>
internal sealed class BatchReader<T>(
    Api api,
    ResourceKind kind,
    Operation many,
    Shape<T> shape,
    Func<SoundCloudId, CancellationToken, Task<T>> single)
    where T : Resource
{
    public const int BatchSize = 50;
    public const int InFlight = 4;

    /// <summary>Whether an id can share a request with others: a link or a private share cannot.</summary>
    public static bool IsBatchable(SoundCloudId id) => id.Link is null && id.SecretToken is null && !id.IsMe;

    public async IAsyncEnumerable<BatchResult<T>> ReadAsync(
        IEnumerable<SoundCloudId> ids, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var window = new OrderedWindow<IReadOnlyList<BatchResult<T>>>(InFlight, cancellationToken);
        await using var leaving = window.ConfigureAwait(false);
        foreach (var batch in Batches(ids))
        {
            await window.AddAsync(stop => ReadBatchAsync(batch, stop)).ConfigureAwait(false);
            while (window.IsNextReady)
            {
                foreach (var result in await window.TakeAsync().ConfigureAwait(false))
                    yield return result;
            }
        }
        while (!window.IsEmpty)
        {
            foreach (var result in await window.TakeAsync().ConfigureAwait(false))
                yield return result;
        }
    }

    /// <summary>One request for up to 50 ids; a failure is the result of each of them.</summary>
    public async Task<IReadOnlyList<BatchResult<T>>> ReadBatchAsync(IReadOnlyList<SoundCloudId> ids, CancellationToken cancellationToken)
    {
        try
        {
            if (ids.Count == 1)
                return [new(ids[0], await single(ids[0], cancellationToken).ConfigureAwait(false), null)];

            var urns = ids.Select(id => IsBatchable(id) && id.Fits(kind) ? id.ToUrn(kind) : null).ToArray();
            var byUrn = new Dictionary<string, T>(ids.Count, StringComparer.Ordinal);
            await foreach (var item in List([.. urns.OfType<string>().Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false))
            {
                if (item.UrnAs(kind) is { } urn)
                    byUrn[urn] = item;
            }
            var failures = await ReadLeftOutAsync(urns.OfType<string>(), byUrn, cancellationToken).ConfigureAwait(false);
            return [.. ids.Zip(urns, (id, urn) =>
                urn is null ? new BatchResult<T>(id, null, new InvalidIdException(id.ToString(), kind))
                : byUrn.TryGetValue(urn, out var item) ? new(id, item, null)
                : new(id, null, failures[urn]))];
        }
        catch (SoundCloudException e)
        {
            return [.. ids.Select(id => new BatchResult<T>(id, null, e))];
        }
    }

    /// <summary>
    /// Asks for each that the list left out by itself, once: a list leaves out more than what does not exist. One after the other, so that
    /// no more requests are in flight; where a limit is reached, no further one is sent.
    /// </summary>
    private async Task<Dictionary<string, SoundCloudException>> ReadLeftOutAsync(IEnumerable<string> urns, Dictionary<string, T> read, CancellationToken cancellationToken)
    {
        var failures = new Dictionary<string, SoundCloudException>(StringComparer.Ordinal);
        RateLimitException? limit = null;
        foreach (var urn in urns.Distinct(StringComparer.Ordinal).Where(urn => !read.ContainsKey(urn)).ToList())
        {
            try
            {
                if (limit is null)
                    read[urn] = await single(SoundCloudId.Parse(urn, kind), cancellationToken).ConfigureAwait(false);
                else
                    failures[urn] = limit;
            }
            catch (SoundCloudException e)
            {
                limit = e as RateLimitException;
                failures[urn] = e is SoundCloudApiException { IsNotFound: true } missing ? Missing(urn, missing) : e;
            }
        }
        return failures;
    }

    // A list like any other: a short page is not its end, so an item is left out only where all pages leave it out.
    private ConfiguredCancelableAsyncEnumerable<T> List(string[] urns, CancellationToken cancellationToken) =>
        api.For(many).With(new Query().Add("urns", urns)).List(shape, new()
        {
            First = urns.Length,
            PageSize = BatchSize,
            // The default would leave blocked tracks out, and they would look as if they did not exist.
            Access = many.Query.Contains("access") ? ["playable", "preview", "blocked"] : null,
        }).WithCancellation(cancellationToken);

    // The service's own words do not say which one.
    private SoundCloudApiException Missing(string urn, SoundCloudApiException answer) => new(
        new ApiError
        {
            Status = answer.Status,
            Message = kind is ResourceKind.User ? Messages.NoSuchUser(urn) : Messages.NoSuchTrack(urn),
            Method = answer.Method,
            Path = answer.Path,
            Body = answer.ResponseBody,
            Code = answer.ErrorCode,
            Errors = answer.Errors,
            RequestId = answer.RequestId,
        },
        answer);

    private static IEnumerable<IReadOnlyList<SoundCloudId>> Batches(IEnumerable<SoundCloudId> ids)
    {
        var batch = new List<SoundCloudId>(BatchSize);
        foreach (var id in ids)
        {
            if (!IsBatchable(id))
            {
                if (batch.Count > 0)
                    yield return batch;
                batch = new(BatchSize);
                yield return [id];
                continue;
            }
            batch.Add(id);
            if (batch.Count < BatchSize)
                continue;
            yield return batch;
            batch = new(BatchSize);
        }
        if (batch.Count > 0)
            yield return batch;
    }
}

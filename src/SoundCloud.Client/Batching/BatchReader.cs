using System.Net;
using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>Reads many things by id: 50 URNs a request, four requests in flight, results in the order of the ids.</summary>
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
                if (UrnOf(item) is { } urn)
                    byUrn[urn] = item;
            }
            return [.. ids.Zip(urns, (id, urn) =>
                urn is null ? new BatchResult<T>(id, null, new InvalidIdException(id.ToString(), kind))
                : byUrn.TryGetValue(urn, out var item) ? new(id, item, null)
                : new(id, null, Missing(urn)))];
        }
        catch (SoundCloudException e)
        {
            return [.. ids.Select(id => new BatchResult<T>(id, null, e))];
        }
    }

    // A list like any other: a short page is not its end, so an item is missing only where all pages leave it out.
    private ConfiguredCancelableAsyncEnumerable<T> List(string[] urns, CancellationToken cancellationToken) =>
        api.For(many).With(new Query().Add("urns", urns)).List(shape, new()
        {
            First = urns.Length,
            PageSize = BatchSize,
            // The default would leave blocked tracks out, and they would look as if they did not exist.
            Access = many.Query.Contains("access") ? ["playable", "preview", "blocked"] : null,
        }).WithCancellation(cancellationToken);

    private string? UrnOf(T item) =>
        SoundCloudId.TryParse(item.Urn, kind, out var urn) ? urn.ToUrn(kind)
        : item.Id is { } number and > 0 ? SoundCloudId.OfKind(number, kind).ToUrn(kind)
        : null;

    private SoundCloudApiException Missing(string urn) => new(new ApiError
    {
        Status = HttpStatusCode.NotFound,
        Message = kind is ResourceKind.User ? Messages.NoSuchUser(urn) : Messages.NoSuchTrack(urn),
        Method = "GET",
        Path = many.Path,
        Body = "",
    });

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

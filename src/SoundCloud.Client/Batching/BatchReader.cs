using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace SoundCloud;

/// <summary>Reads many things by id: 50 URNs a request, four requests in flight, results in the order of the ids.</summary>
internal sealed class BatchReader<T>(
    ApiConnection connection,
    ResourceKind kind,
    Operation many,
    bool filtersAccess,
    JsonTypeInfo<List<T>> type,
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

            var urns = ids.Select(id => id.ToUrn(kind)).ToArray();
            var query = new Query()
                .Add("urns", urns.Distinct(StringComparer.Ordinal))
                // The default would leave blocked tracks out, and they would look as if they did not exist.
                .Add("access", filtersAccess ? "playable,preview,blocked" : null)
                .Add("limit", BatchSize)
                .Add("linked_partitioning", true);
            var (items, _) = await connection.GetPageAsync(many, connection.UriOf(many.Path, query), isFirst: true, type, cancellationToken).ConfigureAwait(false);

            var byUrn = new Dictionary<string, T>(items.Count, StringComparer.Ordinal);
            foreach (var item in items)
            {
                if (UrnOf(item) is { } urn)
                    byUrn[urn] = item;
            }
            return [.. ids.Zip(urns, (id, urn) => byUrn.TryGetValue(urn, out var item) ? new BatchResult<T>(id, item, null) : new(id, null, Missing(urn)))];
        }
        catch (SoundCloudException e)
        {
            return [.. ids.Select(id => new BatchResult<T>(id, null, e))];
        }
    }

    private string? UrnOf(T item) =>
        SoundCloudId.TryParse(item.Urn, kind, out var urn) ? urn.ToUrn(kind)
        : item.Id is { } number and > 0 ? SoundCloudId.OfKind(number, kind).ToUrn(kind)
        : null;

    private SoundCloudApiException Missing(string urn) => new(new ApiError
    {
        Status = HttpStatusCode.NotFound,
        Message = $"SoundCloud has no {kind.ToString().ToLowerInvariant()} {urn}, or this session may not see it.",
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

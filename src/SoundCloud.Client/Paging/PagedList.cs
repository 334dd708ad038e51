using System.Globalization;
using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>One page of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, string? NextCursor);

/// <summary>
/// A list of the API, fetched as it is enumerated: item by item with at most one page asked for ahead, or page by page.
/// A failure comes after all items before it; its <see cref="SoundCloudException.Cursor"/> resumes the list.
/// </summary>
public sealed partial class PagedList<T> : IAsyncEnumerable<T>
{
    private readonly ApiConnection _connection;
    private readonly Operation _operation;
    private readonly ListOptions _options;
    private readonly Func<CancellationToken, ValueTask<Uri>> _first;
    private readonly Shape<T> _shape;

    internal PagedList(
        ApiConnection connection,
        Operation operation,
        Func<CancellationToken, ValueTask<string>> path,
        Query query,
        ListOptions options,
        Shape<T> shape)
    {
        options.Validate();
        _connection = connection;
        _operation = operation;
        _options = options;
        _shape = shape;
        if (options.Cursor is { } cursor)
        {
            var resumed = connection.UriOfCursor(cursor);
            _first = _ => new(resumed);
        }
        else
        {
            query.Add("access", options.Access).Add("limit", options.Limit).Add("linked_partitioning", true);
            _first = async stop => connection.UriOf(await path(stop).ConfigureAwait(false), query);
        }
    }

    /// <summary>The items, one by one.</summary>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => ItemsOf(cancellationToken);

    internal Items ItemsOf(CancellationToken cancellationToken) => new(this, cancellationToken);

    /// <summary>The pages, each asked for when it is moved to; <see cref="ListOptions.First"/> and <see cref="ListOptions.Skip"/> size the requests only.</summary>
    public async IAsyncEnumerable<Page<T>> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (_options.First == 0)
            yield break;
        var walk = new Walk(this);
        Walk.Step page;
        do
        {
            page = await walk.NextAsync(cancellationToken).ConfigureAwait(false);
            yield return new Page<T>(page.Items, page.Number, page.Next);
        }
        while (page.Next is not null);
    }

    /// <summary>The walk from page to page and its guards.</summary>
    private sealed class Walk(PagedList<T> list)
    {
        public readonly record struct Step(List<T> Items, int Number, string? Next);

        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private string? _next;
        private string? _newest;
        private int _number;

        public async Task<Step> NextAsync(CancellationToken cancellationToken)
        {
            var number = ++_number;
            var link = _next;
            // A page that was read already is no place to resume: its items would come twice.
            var cursor = link is null || _seen.Contains(link) ? null : Resumable(link);
            try
            {
                var uri = number == 1 ? await list._first(cancellationToken).ConfigureAwait(false) : Followed(link!);
                cursor ??= uri.AbsoluteUri;
                _seen.Add(link ?? cursor);
                var isFirst = number == 1 && list._options is { Cursor: null, IsFresh: false };
                var (items, next, isBare, _) = await list._connection.GetPageAsync(list._operation, uri, isFirst, list._shape, cancellationToken).ConfigureAwait(false);
                next = isBare ? NextOffset(uri, items) : Completed(next, uri);
                _next = next;
                return new(items, number, next);
            }
            catch (SoundCloudException e) when (!e.TryPlace(number, cursor))
            {
                throw e.PlacedAt(number, cursor);
            }
        }

        // A full page of a bare array may have one after it; a service that knows no offset would send the same again.
        private string? NextOffset(Uri uri, List<T> items)
        {
            var query = System.Web.HttpUtility.ParseQueryString(uri.Query);
            if (!long.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || items.Count < limit)
                return null;
            // What has no name could come again and again without being known.
            if ((items[0] as Resource)?.Urn is not { } newest)
                return null;
            if (newest == _newest)
            {
                items.Clear();
                return null;
            }
            _newest = newest;
            _ = long.TryParse(query["offset"], NumberStyles.None, CultureInfo.InvariantCulture, out var offset);
            query["offset"] = (offset + limit).ToString(CultureInfo.InvariantCulture);
            return $"{uri.GetLeftPart(UriPartial.Path)}?{query}";
        }

        // A path alone is one on the page's own host, and the filter of one page is that of all: the service has lost it from its links.
        private string? Completed(string? link, Uri page)
        {
            if (link is null or PageReader.NoLink)
                return link;
            // On Unix a path alone reads as a file's address.
            var isPath = link.StartsWith('?') || (link.StartsWith('/') && !link.StartsWith("//", StringComparison.Ordinal));
            if (isPath && Uri.TryCreate(page, link, out var own))
                link = own.AbsoluteUri;
            if (!Uri.TryCreate(link, UriKind.Absolute, out var uri))
                return link;
            if (AccessOf(page) is not { } access || AccessOf(uri) is not null)
                return link;
            list._connection.Observer?.OnNotice(Messages.AccessFilterLost);
            return $"{link}{(uri.Query.Length == 0 ? '?' : '&')}{access}";
        }

        private static string? AccessOf(Uri uri) =>
            uri.Query.TrimStart('?').Split('&').FirstOrDefault(static part => part.StartsWith("access=", StringComparison.Ordinal));

        // A link to a host of the service's own insides is right but for its host; whoever resumes goes to the API's.
        private string? Resumable(string link) =>
            !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") ? null
            : Origin.IsSame(uri, list._connection.Options.ApiUri) ? link
            : list._connection.UriOf(uri.PathAndQuery).AbsoluteUri;

        // The link comes from outside: it gets the token on the API's own origin only, and must lead on.
        private Uri Followed(string next)
        {
            if (next == PageReader.NoLink)
                throw new ProtocolException(Messages.NextLinkUnreadable);
            if (_seen.Contains(next))
                throw new ProtocolException(Messages.NextLinkRepeated);
            if (!Uri.TryCreate(next, UriKind.Absolute, out var uri) || !Origin.IsSame(uri, list._connection.Options.ApiUri))
                throw new ProtocolException(Messages.NextLinkForeign(list._connection.Options.ApiUri.Authority));
            return uri;
        }
    }
}

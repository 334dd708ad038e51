using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoundCloud;

/// <summary>One page of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Number, string? NextCursor);

/// <summary>
/// A list of the API, fetched as it is enumerated: item by item with at most one page asked for ahead, or page by page.
/// A failure comes after all items before it; its <see cref="SoundCloudException.Cursor"/> resumes the list.
/// </summary>
public sealed class PagedList<T> : IAsyncEnumerable<T>
{
    private readonly Call _first;
    private readonly Shape<T> _shape;
    private readonly ListOptions _options;

    internal PagedList(Call call, Shape<T> shape, ListOptions options)
    {
        _shape = shape;
        _options = options;
        // The service ignores a filter that the operation does not know, and would return everything.
        if (options.Access is { Count: > 0 } && call.Operation is { } operation && !operation.Query.Contains("access"))
            throw new InvalidRequestException(Messages.AccessNotTaken(operation)) { Advice = Messages.AdviceLeaveAccessOut };
        _first = options.Cursor is { } cursor
            ? call.At(Resumed(cursor, call))
            : call.With(new Query().Add("access", options.Access).Add("limit", options.Limit).Add("linked_partitioning", true));
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

    // A cursor comes from outside: it may lead to the API's own origin only, as the token goes with the request.
    private static Uri Resumed(string cursor, Call call) =>
        Uri.TryCreate(cursor, UriKind.Absolute, out var uri) && Origin.IsSame(uri, call.Api.Options.ApiUri)
            ? WithSecretToken(uri, call)
            : throw new InvalidRequestException(Messages.CursorNotOfApi);

    // A cursor that a session shows has no secret: the one that was given again takes its place.
    private static Uri WithSecretToken(Uri cursor, Call call)
    {
        if (call.Operation is not { TakesSecretToken: true } || Parameters(cursor).Any(IsSecretToken) || call.Ids.FirstOrDefault(static id => id.SecretToken is not null).SecretToken is not { } secret)
            return cursor;
        return new($"{cursor.GetLeftPart(UriPartial.Path)}?{string.Join('&', Parameters(cursor).Append("secret_token=" + Uri.EscapeDataString(secret)))}");
    }

    // A link of the service can hold what it was sent, and whatever else.
    private static string? WithoutSecrets(string? cursor, Redaction redaction) =>
        !Uri.TryCreate(cursor, UriKind.Absolute, out var uri) || redaction.HoldsKnown(Uri.UnescapeDataString(uri.AbsolutePath)) ? null
        : !Parameters(uri).Any(redaction.IsSecret) ? uri.AbsoluteUri
        : $"{uri.GetLeftPart(UriPartial.Path)}?{string.Join('&', Parameters(uri).Where(parameter => !redaction.IsSecret(parameter)))}";

    private static string[] Parameters(Uri uri) => uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);

    private static bool IsSecretToken(string parameter) => parameter.StartsWith("secret_token=", StringComparison.OrdinalIgnoreCase);

    /// <summary>The walk from page to page and its guards.</summary>
    private sealed class Walk(PagedList<T> list)
    {
        public readonly record struct Step(List<T> Items, int Number, string? Next, string? Cursor);

        // A service that filters after it has cut its pages leaves a few of them empty, one after the other.
        private const int MostWithoutNew = 20;

        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
        private string? _next;
        private string? _newest;
        private int _number;
        private int _withoutNew;
        private (int Count, string? First, string? Last) _ends;

        private Api Api => list._first.Api;

        public Redaction Redaction => Api.Redaction;

        public async Task<Step> NextAsync(CancellationToken cancellationToken)
        {
            var number = ++_number;
            var link = _next;
            // A page that was read already is no place to resume, as its items would come twice.
            var cursor = link is null || _seen.Contains(link) ? null : Resumable(link);
            try
            {
                if (_withoutNew == MostWithoutNew)
                    throw new ProtocolException(Messages.ListBringsNothing(MostWithoutNew));
                var page = number == 1 ? list._first : list._first.At(Followed(link!));
                var uri = await page.AddressAsync(cancellationToken).ConfigureAwait(false);
                cursor ??= uri.AbsoluteUri;
                _seen.Add(link ?? cursor);
                var (items, count, next, isBare, _) = await (page with { Address = uri }).ReadPageAsync(list._shape, cancellationToken).ConfigureAwait(false);
                next = isBare ? NextOffset(uri, items, count) : Completed(next, uri);
                if (list._options.Since is { } since)
                    next = Cut(items, since) ? null : next;
                _next = next;
                _withoutNew = BringsNew(items) ? 0 : _withoutNew + 1;
                return new(items, number, next, cursor);
            }
            catch (SoundCloudException e) when (!e.TryPlace(number, WithoutSecrets(cursor, Redaction)))
            {
                throw e.PlacedAt(number, WithoutSecrets(cursor, Redaction));
            }
        }

        // The ends of a page tell it from the one before: to compare all items of all pages would cost more than it finds.
        private bool BringsNew(List<T> items)
        {
            if (items.Count == 0)
                return false;
            var ends = (items.Count, (items[0] as Resource)?.Urn, (items[^1] as Resource)?.Urn);
            var isNew = ends is not (_, not null, not null) || ends != _ends;
            _ends = ends;
            return isNew;
        }

        // Removes the items that are too old, and tells whether the list has come to them.
        private static bool Cut(List<T> items, DateTimeOffset since)
        {
            var isPast = items.Count > 0 && IsOlder(items[^1], since);
            items.RemoveAll(item => IsOlder(item, since));
            return isPast;
        }

        private static bool IsOlder(T item, DateTimeOffset since) => item switch
        {
            Track track => track.CreatedAt,
            Activity activity => activity.CreatedAt,
            Playlist playlist => playlist.CreatedAt,
            Comment comment => comment.CreatedAt,
            _ => null,
        } < since;

        // A full page of a bare array may have one after it; a service that knows no offset would send the same again.
        private string? NextOffset(Uri uri, List<T> items, int count)
        {
            var query = System.Web.HttpUtility.ParseQueryString(uri.Query);
            if (!long.TryParse(query["limit"], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || count < Math.Max(limit, 1))
                return null;
            // What has no name could come again and again without being known.
            if ((items.FirstOrDefault() as Resource)?.Urn is not { } newest)
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

        // A path alone lies on the host of the page. The filter of one page applies to all pages, but the service has left it out of its links.
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
            Api.Observer?.OnNotice(Messages.AccessFilterLost);
            return $"{link}{(uri.Query.Length == 0 ? '?' : '&')}{access}";
        }

        private static string? AccessOf(Uri uri) =>
            uri.Query.TrimStart('?').Split('&').FirstOrDefault(static part => part.StartsWith("access=", StringComparison.Ordinal));

        // A link to an internal host of the service is right but for its host: to resume there, the host is replaced by the API's.
        public string? Resumable(string link) =>
            !Uri.TryCreate(link, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") ? null
            : Origin.IsSame(uri, Api.Options.ApiUri) ? link
            : Api.UriOf(uri.PathAndQuery).AbsoluteUri;

        // The link comes from outside: it gets the token on the API's own origin only, and must lead on.
        private Uri Followed(string next)
        {
            if (next == PageReader.NoLink)
                throw new ProtocolException(Messages.NextLinkUnreadable);
            if (_seen.Contains(next))
                throw new ProtocolException(Messages.NextLinkRepeated);
            if (!Uri.TryCreate(next, UriKind.Absolute, out var uri) || !Origin.IsSame(uri, Api.Options.ApiUri))
                throw new ProtocolException(Messages.NextLinkForeign(Api.Options.ApiUri.Authority));
            return uri;
        }
    }

    /// <summary>The walk from item to item: within a page nothing is awaited, and nothing allocated.</summary>
    internal sealed class Items : IAsyncEnumerator<T>
    {
        // Not disposed while a page may still be under way: DisposeAsync waits for it first.
        private readonly CancellationTokenSource _leaving;
        private readonly Walk _walk;

        private List<T> _page = [];
        private string? _next;
        private Task<Walk.Step>? _ahead;
        private string? _cursor;
        private string? _asked;
        private int _from;
        private int _at;
        private long _skip;
        private long _left;
        private bool _isBegun;
        private bool _isAccepted = true;

        public Items(PagedList<T> list, CancellationToken cancellationToken)
        {
            _walk = new Walk(list);
            _leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _skip = list._options.Skip;
            _left = list._options.First ?? long.MaxValue;
        }

        public T Current { get; private set; } = default!;

        /// <summary>What this page has given so far.</summary>
        public ReadOnlySpan<T> Given => CollectionsMarshal.AsSpan(_page)[_from.._at];

        /// <summary>Where to resume a list that is left now, without a secret: at the page that has items left, or else at the next. Null at the list's end.</summary>
        public string? Cursor => _left == 0 ? null : WithoutSecrets(_at < _page.Count ? _cursor : (_next ?? _asked) is { } next ? _walk.Resumable(next) : null, _walk.Redaction);

        public ValueTask<bool> MoveNextAsync() => MoveNext() ? new(true) : MoveToPageAsync();

        /// <summary>To the next item of this page; false at the page's end, or the list's.</summary>
        // Optimised at once: a script has ended before the runtime would.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool MoveNext()
        {
            // A caller who comes back for more has accepted an object. Now the next page may be asked for, if this one does not hold enough.
            if (!_isAccepted)
            {
                _isAccepted = true;
                if (_ahead is null && _next is not null && _left > _page.Count - _at)
                    _ahead = _walk.NextAsync(_leaving.Token);
            }
            if (_left == 0)
                return false;
            for (; _at < _page.Count; _skip--)
            {
                var item = _page[_at++];
                if (_skip > 0)
                {
                    _from = _at;
                    continue;
                }
                Current = item;
                _left--;
                _isAccepted = false;
                return true;
            }
            return false;
        }

        /// <summary>To the first item of the next page that has one; false at the list's end.</summary>
        public async ValueTask<bool> MoveToPageAsync()
        {
            while (_left > 0 && (_next is not null || !_isBegun))
            {
                var coming = _ahead ?? _walk.NextAsync(_leaving.Token);
                // A list that failed is at its end.
                (_isBegun, _asked, _next, _ahead) = (true, _next, null, null);
                var page = await coming.ConfigureAwait(false);
                (_page, _from, _at, _next, _asked, _cursor) = (page.Items, 0, 0, page.Next, null, page.Cursor);
                if (MoveNext())
                    return true;
            }
            return false;
        }

        public async ValueTask DisposeAsync()
        {
            if (_ahead is { } ahead)
            {
                await _leaving.CancelAsync().ConfigureAwait(false);
                await ((Task)ahead).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            _leaving.Dispose();
        }
    }
}

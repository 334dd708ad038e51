using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SoundCloud;

public sealed partial class PagedList<T>
{
    /// <summary>The walk from item to item: within a page nothing is awaited, and nothing allocated.</summary>
    internal sealed class Items : IAsyncEnumerator<T>
    {
        // Not disposed while a page may still be under way: DisposeAsync waits for it first.
        private readonly CancellationTokenSource _leaving;
        private readonly Walk _walk;

        private List<T> _page = [];
        private string? _next;
        private Task<Walk.Step>? _ahead;
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

        public ValueTask<bool> MoveNextAsync() => MoveNext() ? new(true) : MoveToPageAsync();

        /// <summary>To the next item of this page; false at the page's end, or the list's.</summary>
        // Optimised at once: a script has ended before the runtime would.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public bool MoveNext()
        {
            // Whoever comes back for more has accepted an object: now the next page may be asked for, if this one cannot satisfy them.
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
                (_isBegun, _next, _ahead) = (true, null, null);
                var page = await coming.ConfigureAwait(false);
                (_page, _from, _at, _next) = (page.Items, 0, 0, page.Next);
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

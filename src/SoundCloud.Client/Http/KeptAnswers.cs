using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace SoundCloud;

/// <summary>
/// The cache as one client uses it. Answers belong to a scope (an app, an account) and to its generation; a change raises the generation in
/// the cache itself, so that all who share it ask again. A cache that fails is no cache. Answers that machines share are kept in memory too;
/// generations are not, as another machine may raise them.
/// </summary>
internal sealed class KeptAnswers(IResponseCache cache, TimeSpan timeToLive, TimeProvider time)
{
    // A generation that is forgotten earlier than the answers before it would bring them back; callers may keep answers for different times.
    private readonly TimeSpan _generationTime = (timeToLive * 2) + TimeSpan.FromDays(1);

    private readonly MemoryResponseCache? _near = cache is SharedAnswers ? new(time) : null;

    private DateTimeOffset _unusedUntil = DateTimeOffset.MinValue;
    private int _failures;

    /// <summary>The key of an answer: a hash, which names neither the account nor what was asked for. Null where the cache cannot be used.</summary>
    public async ValueTask<string?> KeyAsync(string scope, Uri address, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (time.GetUtcNow() < _unusedUntil)
            return null;
        var (isKnown, generation) = await AskAsync(NameOf(scope), observer, cancellationToken).ConfigureAwait(false);
        return isKnown ? Hash(scope, generation is null ? "" : Encoding.UTF8.GetString(generation.Body.Span), address.AbsoluteUri) : null;
    }

    /// <summary>The kept answer; null where there is none.</summary>
    public async ValueTask<CachedResponse?> GetAsync(string key, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (_near is not null && await _near.GetAsync(key, cancellationToken).ConfigureAwait(false) is { } near)
            return near;
        var (_, answer) = await AskAsync(key, observer, cancellationToken).ConfigureAwait(false);
        if (_near is not null && answer?.Until is { } until)
            await _near.SetAsync(key, answer, until - time.GetUtcNow(), cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>Keeps an answer.</summary>
    public async ValueTask SetAsync(string key, CachedResponse answer, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (_near is not null)
            await _near.SetAsync(key, answer, timeToLive, cancellationToken).ConfigureAwait(false);
        await TryAsync(() => cache.SetAsync(key, answer, timeToLive, cancellationToken), observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes all answers of the scope old.</summary>
    public async ValueTask ForgetAsync(string scope, IRequestObserver? observer)
    {
        var next = new CachedResponse(HttpStatusCode.OK, Encoding.UTF8.GetBytes(Guid.NewGuid().ToString("N")));
        if (!await TryAsync(() => cache.SetAsync(NameOf(scope), next, _generationTime, CancellationToken.None), observer, CancellationToken.None).ConfigureAwait(false))
            _unusedUntil = time.GetUtcNow() + timeToLive;
    }

    private static string NameOf(string scope) => Hash(scope);

    private static string Hash(params string[] parts) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))), 0, 16);

    private async ValueTask<(bool IsKnown, CachedResponse? Answer)> AskAsync(string key, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        CachedResponse? answer = null;
        var isKnown = await TryAsync(async () => answer = await cache.GetAsync(key, cancellationToken).ConfigureAwait(false), observer, cancellationToken).ConfigureAwait(false);
        return (isKnown, answer);
    }

    // A cache can be anybody's code, on anybody's machine.
    private async ValueTask<bool> TryAsync(Func<ValueTask> work, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        try
        {
            await work().ConfigureAwait(false);
            return true;
        }
        catch (Exception e) when (!(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            if (Interlocked.Increment(ref _failures) == 1)
                observer?.OnNotice(Messages.CacheFailed(e.Message));
            return false;
        }
    }
}

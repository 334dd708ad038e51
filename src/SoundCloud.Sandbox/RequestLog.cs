using System.Collections;
using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox;

/// <summary>All requests to the three hosts, in the order of arrival. Thread-safe.</summary>
public sealed class RequestLog : IReadOnlyList<LoggedRequest>
{
    private static readonly string[] SecretNames = ["secret_token", "code", "oauth_token", "access_token", "client_secret", "refresh_token", "code_verifier"];

    private readonly object _gate = new();
    private readonly List<LoggedRequest> _requests = [];
    private readonly List<(Func<LoggedRequest, bool> Predicate, TaskCompletionSource<LoggedRequest> Source)> _waiting = [];
    private readonly TimeProvider _time;
    private TaskCompletionSource _idle = Completed();
    private int _lastNumber;
    private int _open;
    private int _inFlight;
    private int _maxInFlight;

    internal RequestLog(TimeProvider time) => _time = time;

    /// <summary>The number of logged requests.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _requests.Count;
        }
    }

    /// <summary>The largest number of API requests in flight at the same time, since the start or the last <see cref="Clear"/>.</summary>
    public int MaxInFlight
    {
        get
        {
            lock (_gate)
                return _maxInFlight;
        }
    }

    internal Action<LoggedRequest>? OnEnd { get; set; }

    /// <summary>Gets a request by its position in the log.</summary>
    /// <param name="index">The position, from 0.</param>
    public LoggedRequest this[int index]
    {
        get
        {
            lock (_gate)
                return _requests[index];
        }
    }

    /// <summary>Removes all requests from the log. Numbers continue.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            // A request that the client has abandoned, but whose end is not noticed yet, is removed too.
            _requests.ForEach(Landed);
            _requests.Clear();
            _maxInFlight = 0;
        }
    }

    /// <summary>Returns all requests and removes them from the log, for tests that run for hours.</summary>
    /// <returns>The requests, including those that are still being answered.</returns>
    public IReadOnlyList<LoggedRequest> Take()
    {
        lock (_gate)
        {
            var taken = _requests.ToArray();
            _requests.Clear();
            return taken;
        }
    }

    /// <summary>Waits until a matching request arrives. Returns at once if the log already contains one.</summary>
    /// <param name="predicate">The condition. It can use everything that is known when a request arrives.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The first request that matches.</returns>
    public async Task<LoggedRequest> WaitForAsync(Func<LoggedRequest, bool> predicate, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        var source = new TaskCompletionSource<LoggedRequest>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_requests.Find(request => predicate(request)) is { } found)
                return found;

            _waiting.Add((predicate, source));
        }

        try
        {
            return await source.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
                _waiting.RemoveAll(waiting => waiting.Source == source);
        }
    }

    /// <summary>Waits until no request is being answered on any host.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that completes then.</returns>
    public Task WhenIdleAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
            return _idle.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Enumerates a snapshot of the log, in the order of arrival.</summary>
    /// <returns>The requests.</returns>
    public IEnumerator<LoggedRequest> GetEnumerator()
    {
        lock (_gate)
            return ((IEnumerable<LoggedRequest>)_requests.ToArray()).GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal LoggedRequest Arrived(string host, HttpExchange exchange, Action<LoggedRequest> describe)
    {
        var request = exchange.Request;
        var query = Redact(request.RawQuery);
        lock (_gate)
        {
            var entry = new LoggedRequest(++_lastNumber, host, request.Method, request.Path, query, _time.GetUtcNow(), exchange.ConnectionId)
            {
                AuthorizationScheme = SchemeOf(request.Headers["Authorization"]),
            };
            describe(entry);
            _requests.Add(entry);
            if (_open++ == 0)
                _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);

            if (host == "api")
                _maxInFlight = Math.Max(_maxInFlight, ++_inFlight);

            foreach (var (predicate, source) in _waiting)
            {
                if (predicate(entry))
                    source.TrySetResult(entry);
            }

            return entry;
        }
    }

    /// <summary>Called just before the answer is sent: the client may send its next request before this side has noticed that the answer is out.</summary>
    internal void Answering(LoggedRequest entry, int status)
    {
        entry.Status = status;
        Landed(entry);
    }

    internal void Ended(LoggedRequest entry, bool aborted)
    {
        lock (_gate)
        {
            Landed(entry);
            entry.End(aborted);
            if (--_open == 0)
                _idle.TrySetResult();
        }

        OnEnd?.Invoke(entry);
    }

    internal static bool IsSecret(string name) => SecretNames.Contains(name, StringComparer.Ordinal);

    // A header without a scheme may be a secret as a whole.
    private static string? SchemeOf(string? authorization) => authorization?.Split(' ', 2)[0] switch
    {
        null => null,
        "OAuth" or "Bearer" or "Basic" => authorization.Split(' ', 2)[0],
        _ => "other",
    };

    private static string Redact(string query)
    {
        if (query.Length == 0)
            return query;

        var pairs = query.Split('&');
        for (var i = 0; i < pairs.Length; i++)
        {
            var name = pairs[i].Split('=', 2)[0];
            pairs[i] = IsSecret(Uri.UnescapeDataString(name)) ? $"{name}=***" : pairs[i];
        }

        return string.Join('&', pairs);
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }

    private void Landed(LoggedRequest entry)
    {
        lock (_gate)
        {
            if (entry.Host == "api" && !entry.HasLanded)
            {
                entry.HasLanded = true;
                _inFlight--;
            }
        }
    }
}

namespace SoundCloud.Tests;

internal delegate Task<HttpResponseMessage> Reply(SentRequest request, CancellationToken cancellationToken);

/// <summary>A transport that answers from a script and records the requests. A request that is not in the script fails the test.</summary>
internal sealed class ScriptedHandler : HttpMessageHandler
{
    private readonly object _lock = new();
    private readonly Queue<Reply> _script = new();
    private readonly List<SentRequest> _requests = [];
    private readonly List<(int Count, TaskCompletionSource Reached)> _watchers = [];
    private Reply? _always;
    private int _inFlight;

    public IReadOnlyList<SentRequest> Requests
    {
        get
        {
            lock (_lock)
                return [.. _requests];
        }
    }

    public IEnumerable<string> Lines => Requests.Select(r => r.ToString());

    public int MostInFlight { get; private set; }

    public ScriptedHandler Then(params ReadOnlySpan<Reply> replies)
    {
        foreach (var reply in replies)
            _script.Enqueue(reply);
        return this;
    }

    /// <summary>The answer to all requests after the end of the script.</summary>
    public ScriptedHandler Always(Reply reply)
    {
        _always = reply;
        return this;
    }

    public ScriptedHandler Always(Func<SentRequest, Reply> choose) => Always((request, stop) => choose(request)(request, stop));

    /// <summary>Completes when that many requests were sent.</summary>
    public Task SentAsync(int count)
    {
        lock (_lock)
        {
            if (_requests.Count >= count)
                return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _watchers.Add((count, reached));
            return reached.Task;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cancellationToken.Register(() => cancelled.TrySetResult());
        var sent = new SentRequest(
            request.Method.Method,
            request.RequestUri!,
            request.Headers.NonValidated.TryGetValues("Authorization", out var authorization) ? authorization.ToString() : null,
            request.Headers.NonValidated.TryGetValues("Accept", out var accept) ? accept.ToString() : null,
            request.Headers.NonValidated.TryGetValues("User-Agent", out var userAgent) ? userAgent.ToString() : null,
            request.Content?.Headers.ContentType?.ToString(),
            request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken),
            cancelled.Task)
        {
            AcceptEncoding = request.Headers.NonValidated.TryGetValues("Accept-Encoding", out var encodings) ? encodings.ToString() : null,
            Range = request.Headers.Range?.ToString(),
            IfRange = request.Headers.IfRange?.ToString(),
        };
        Reply? reply;
        lock (_lock)
        {
            _requests.Add(sent);
            MostInFlight = Math.Max(MostInFlight, ++_inFlight);
            if (!_script.TryDequeue(out reply))
                reply = _always;
            foreach (var watcher in _watchers.Where(w => _requests.Count >= w.Count).ToList())
            {
                _watchers.Remove(watcher);
                watcher.Reached.SetResult();
            }
        }
        try
        {
            return reply is null ? throw new InvalidOperationException($"The script has no answer to {sent}.") : await reply(sent, cancellationToken);
        }
        finally
        {
            lock (_lock)
                _inFlight--;
        }
    }
}

namespace SoundCloud;

/// <summary>Identical GETs in flight share one request; a caller who gives up does not end it for the others, the last one does.</summary>
internal sealed class DeduplicationHandler(TokenGate tokens) : DelegatingHandler
{
    private readonly Dictionary<string, Flight> _flights = new(StringComparer.Ordinal);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = (ApiRequestMessage)request;
        if (!call.IsShareable)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // What was asked for before another sign-in is not its answer.
        var key = $"{tokens.SignIns} {tokens.Scope} {call.RequestUri!.AbsoluteUri}";
        Flight? flight;
        var isFirst = false;
        lock (_flights)
        {
            if (!_flights.TryGetValue(key, out flight))
            {
                flight = new Flight { Call = call };
                _flights.Add(key, flight);
                isFirst = true;
            }
            flight.Callers++;
        }
        if (isFirst)
            _ = FlyAsync(key, flight, call);

        try
        {
            var answer = await flight.Answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            return answer.ToResponse(call);
        }
        finally
        {
            call.RetryCount = flight.RetryCount;
            Leave(key, flight);
        }
    }

    private async Task FlyAsync(string key, Flight flight, ApiRequestMessage call)
    {
        try
        {
            var response = await base.SendAsync(call, flight.Cancellation.Token).ConfigureAwait(false);
            lock (_flights)
                Remove(key, flight);
            flight.Answer.TrySetResult(new Answer(response));
        }
        catch (Exception e)
        {
            lock (_flights)
                Remove(key, flight);
            flight.Answer.TrySetException(e);
            // Where every caller has left, nobody else looks at it.
            _ = flight.Answer.Task.Exception;
        }
        finally
        {
            Leave(key, flight, isFlight: true);
        }
    }

    private void Leave(string key, Flight flight, bool isFlight = false)
    {
        bool cancels, disposes;
        lock (_flights)
        {
            if (isFlight)
                flight.HasLanded = true;
            else
                flight.Callers--;
            cancels = flight.Callers == 0 && !flight.HasLanded;
            disposes = flight.Callers == 0 && flight.HasLanded;
            if (cancels)
                Remove(key, flight);
        }
        if (cancels)
            flight.Cancellation.Cancel();
        if (!disposes)
            return;
        if (flight.Answer.Task.IsCompletedSuccessfully)
            flight.Answer.Task.Result.Dispose();
    }

    // This flight only: a later one of the same key stays.
    private void Remove(string key, Flight flight)
    {
        if (_flights.TryGetValue(key, out var known) && ReferenceEquals(known, flight))
            _flights.Remove(key);
    }

    private sealed class Flight
    {
        public TaskCompletionSource<Answer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // Not disposed: it holds nothing, and the last caller may cancel it just after the flight has landed.
        public CancellationTokenSource Cancellation { get; } = new();

        public required ApiRequestMessage Call { get; init; }

        /// <summary>How often the request was sent again, for those who joined it as for the one who began it.</summary>
        public int RetryCount => Call.RetryCount;

        public int Callers { get; set; }

        public bool HasLanded { get; set; }
    }

    /// <summary>A response that several callers each get a copy of, over one body.</summary>
    private sealed class Answer(HttpResponseMessage response) : IDisposable
    {
        public HttpResponseMessage ToResponse(ApiRequestMessage call)
        {
            var copy = new HttpResponseMessage(response.StatusCode)
            {
#pragma warning disable RS0030 // It is only handed on.
                ReasonPhrase = response.ReasonPhrase,
#pragma warning restore RS0030
                Version = response.Version,
                RequestMessage = call,
                Content = new BodyContent(((BodyContent)response.Content).Body.Share()),
            };
            foreach (var header in response.Headers.NonValidated)
                copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
            return copy;
        }

        public void Dispose() => response.Dispose();
    }
}

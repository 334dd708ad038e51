using System.Net;

namespace SoundCloud;

/// <summary>
/// One call to the API as a value: what it asks for, and how. Nothing is checked, looked up or sent before one of its last methods
/// is awaited (<see cref="SendAsync"/>, <see cref="ReadAsync{T}(Shape{T}, CancellationToken)"/>, …), and those can be called again.
/// </summary>
internal sealed record Call(Api Api, HttpMethod Method)
{
    /// <summary>The operation; null for a file and for a raw request.</summary>
    public Operation? Operation { get; init; }

    /// <summary>An id for each placeholder of the operation's path; links are looked up when the call is sent.</summary>
    public SoundCloudId[] Ids { get; init; } = [];

    /// <summary>The whole address, in place of the operation's path, the ids and the query.</summary>
    public Uri? Address { get; init; }

    public HttpContent? Content { get; init; }

    /// <summary>Whether an identical call in flight or a cached answer may serve it.</summary>
    public bool IsShareable { get; init; }

    public Redirects Redirects { get; init; }

    /// <summary>Whether a redirect that is the answer may be cached.</summary>
    public bool KeepsLocation { get; init; }

    public bool IsAuthorized { get; init; } = true;

    private Query Query { get; init; }

    // The body is made when the call is sent, after the token was checked: it may hold links to look up.
    private Func<CancellationToken, ValueTask<HttpContent>>? MakeContent { get; init; }

    /// <summary>The same call with more query parameters.</summary>
    public Call With(Query query) => this with { Query = Query.Add(query) };

    /// <summary>The same call at an address that the service gave: the next page of a list, a track's stream. Its answer is not shared, and a redirect is not followed.</summary>
    public Call At(Uri address) => this with { Address = address, IsShareable = false, Redirects = Redirects.None };

    /// <summary>The same call with a JSON body.</summary>
    public Call Json(JsonContent body) => Body(body);

    /// <summary>The same call with a body, JSON or a form that holds files.</summary>
    public Call Body(HttpContent body) => this with { Content = body };

    /// <summary>The same call with a body that is made when the call is sent.</summary>
    public Call Body(Func<CancellationToken, ValueTask<HttpContent>> body) => this with { MakeContent = body };

    /// <summary>The same call, whose answer is neither shared nor taken from the cache.</summary>
    public Call Fresh() => this with { IsShareable = false };

    /// <summary>Sends the call and ignores the body of its answer.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        using var response = await ExchangeAsync(await RequestAsync(cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the call and reads its answer as a model.</summary>
    public async Task<T> ReadAsync<T>(Shape<T> shape, CancellationToken cancellationToken)
        where T : class
    {
        var request = await RequestAsync(cancellationToken).ConfigureAwait(false);
        using var response = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        var body = BodyContent.JsonOf(response);
        try
        {
            var model = ModelReader.Read(body, shape, out var losses);
            RequireAsked(request, response, shape, model);
            Tell(request, body, losses);
            return model;
        }
        catch (ProtocolException e) when (ApiError.SaidIn(body) is { } said)
        {
            throw Carried(request, said, e);
        }
    }

    /// <summary>Sends the call and lets a function read its answer.</summary>
    public async Task<T> ReadAsync<T>(BodyRead<T> read, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(cancellationToken).ConfigureAwait(false);
        using var response = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        var body = BodyContent.JsonOf(response);
        try
        {
            return read(body);
        }
        catch (ProtocolException e) when (ApiError.SaidIn(body) is { } said)
        {
            throw Carried(request, said, e);
        }
    }

    /// <summary>Sends the call and reads its answer as a page of a list.</summary>
    public async Task<PageBody<T>> ReadPageAsync<T>(Shape<T> shape, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(cancellationToken).ConfigureAwait(false);
        using var response = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        if ((int)response.StatusCode is >= 300)
            throw new ProtocolException(Messages.RedirectedPage);
        var body = BodyContent.JsonOf(response);
        try
        {
            var page = PageReader.Read(body, shape);
            Tell(request, body, page.Losses);
            return page;
        }
        catch (ProtocolException e) when (ApiError.SaidIn(body) is { } said)
        {
            throw Carried(request, said, e);
        }
    }

    /// <summary>The list that the call asks for; nothing is sent before it is enumerated.</summary>
    public PagedList<T> List<T>(Shape<T> shape, ListOptions? options) => new(this, shape, options ?? new());

    /// <summary>Sends the call, whose answer is a redirect, and returns where it points.</summary>
    public async Task<string> LocationAsync(CancellationToken cancellationToken)
    {
        var request = await (this with { Redirects = Redirects.None }).RequestAsync(cancellationToken).ConfigureAwait(false);
        using var response = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
        return response.Headers.Location?.OriginalString ?? throw new ProtocolException(Messages.AnswerWithoutLocation(Operation!));
    }

    /// <summary>Sends the call and returns whether the thing exists. The answer 404 is not a failure.</summary>
    public async Task<bool> ExistsAsync(CancellationToken cancellationToken)
    {
        // A link that leads nowhere is a failure, not an answer: it is looked up outside.
        var request = await (this with { IsShareable = false, Redirects = Redirects.None }).RequestAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            using var response = await ExchangeAsync(request, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (SoundCloudApiException e) when (e.Status is HttpStatusCode.NotFound)
        {
            return false;
        }
    }

    /// <summary>
    /// Sends the call and returns its answer as soon as the headers are there; the caller reads the file's body. From an offset on it asks
    /// for the rest of one version of the file; that the service has no such rest (416) is an answer.
    /// </summary>
    public async Task<HttpResponseMessage> OpenAsync(long from, FileVersion? version, CancellationToken cancellationToken)
    {
        var request = await RequestAsync(cancellationToken, isStreamed: true).ConfigureAwait(false);
        if (from > 0 || version is not null)
        {
            request.Headers.Range = new(from, null);
            request.Headers.IfRange = version?.Condition;
        }
        var response = await Api.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode || (request.Headers.Range is not null && response.StatusCode is HttpStatusCode.RequestedRangeNotSatisfiable))
            return response;
        throw Api.Refusal(request, response);
    }

    /// <summary>The address that the call is sent to; links among the ids are looked up.</summary>
    /// <exception cref="UserTokenRequiredException">The operation needs a user's token: nothing was sent, no look-up of a link either.</exception>
    public async ValueTask<Uri> AddressAsync(CancellationToken cancellationToken)
    {
        if (Operation is not { } operation)
            return Address!;
        Api.RequireToken(operation);
        if (Address is not null)
            return Address;
        var urns = new string[Ids.Length];
        string? secretToken = null;
        for (var i = 0; i < urns.Length; i++)
        {
            var id = await Api.Links.ForPathAsync(Ids[i], operation.Places[i], cancellationToken).ConfigureAwait(false);
            urns[i] = id.ToUrn(operation.Places[i]);
            secretToken ??= id.SecretToken;
        }
        // A private share link's secret goes to each operation that takes one.
        var query = operation.TakesSecretToken ? new Query().Add("secret_token", secretToken).Add(Query) : Query;
        return Api.UriOf(operation.Expand(urns) + query.ToString());
    }

    /// <summary>The call as the handlers get it: no other code makes a request to the API.</summary>
    public async ValueTask<ApiRequestMessage> RequestAsync(CancellationToken cancellationToken, bool isStreamed = false)
    {
        var address = await AddressAsync(cancellationToken).ConfigureAwait(false);
        var content = MakeContent is null ? Content : await MakeContent(cancellationToken).ConfigureAwait(false);
        // The runtime itself repeats a request without a body whose connection was closed without an answer; a POST must not be repeated.
        if (Method == HttpMethod.Post)
            content ??= new ByteArrayContent([]);
        var request = new ApiRequestMessage(Method, address)
        {
            Observer = Api.Observer,
            Operation = Operation,
            Content = content,
            IsShareable = IsShareable,
            Redirects = Redirects,
            KeepsLocation = KeepsLocation,
            IsAuthorized = IsAuthorized,
            IsStreamed = isStreamed,
        };
        // So that a refusal comes before the gigabytes, not after them.
        if (content is UploadForm)
            request.Headers.ExpectContinue = true;
        return request;
    }

    /// <summary>Method and path; never the query, which can hold a secret.</summary>
    public override string ToString() => Operation?.ToString() ?? $"{Method} {Address!.AbsolutePath}";

    private async Task<HttpResponseMessage> ExchangeAsync(ApiRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await Api.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return (int)response.StatusCode < 400 ? response : throw Api.Refusal(request, response);
    }

    // An error that comes with status 200 is one all the same.
    private ProtocolException Carried(ApiRequestMessage request, string said, ProtocolException e) =>
        new(Messages.AnswerIsError(Api.Redaction.Scrub(said, request)), e);

    // Where the API redirected the read, the thing has another id by now: it was merged into another one.
    private void RequireAsked<T>(ApiRequestMessage request, HttpResponseMessage response, Shape<T> shape, T model)
    {
        if (shape.MisfitOf(model) is not Misfit.None)
            throw new ProtocolException(Messages.AnswerUnasked);
        if (Operation is not { EndsInPlace: true } operation || model is not Resource thing || response.Headers.Location is not null)
            return;
        var kind = operation.Places[^1];
        var asked = Uri.UnescapeDataString(request.RequestUri!.Segments[^1]);
        if (thing.UrnAs(kind) is { } urn && urn != asked)
            throw new ProtocolException(Messages.AnswerOfOther(asked, urn));
    }

    private void Tell(ApiRequestMessage request, ReadOnlySpan<byte> body, Losses? losses)
    {
        if (losses is not null)
            Api.Observer?.OnNotice($"{request.Method} {Api.Redaction.Target(request.RequestUri!, request)}: {losses.Describe(body)}");
    }
}

/// <summary>Reads the body of an answer.</summary>
internal delegate T BodyRead<T>(ReadOnlySpan<byte> body);

namespace SoundCloud;

/// <summary>The API, for one client or for one piece of its work. Every request to the API begins here as a <see cref="Call"/>.</summary>
internal sealed class Api : IDisposable
{
    private readonly ApiChannel _channel;
    private readonly string _root;

    public Api(SoundCloudClientOptions options)
        : this(new ApiChannel(options), options.Observer, remembersLinks: false)
    {
    }

    private Api(ApiChannel channel, IRequestObserver? observer, bool remembersLinks)
    {
        _channel = channel;
        _root = channel.Options.ApiUri.AbsoluteUri.TrimEnd('/');
        Observer = observer is null ? null : new ScrubbedObserver(observer, channel.Redaction);
        Links = new Links(this, remembersLinks);
    }

    public SoundCloudClientOptions Options => _channel.Options;

    public TokenGate Tokens => _channel.Tokens;

    public Redaction Redaction => _channel.Redaction;

    public KeptAnswers? Answers => _channel.Answers;

    public IRequestObserver? Observer { get; }

    public Links Links { get; }

    /// <summary>The same API for one piece of work: it has its own observer, and looks up each link once.</summary>
    public Api Observe(IRequestObserver observer) => new(_channel, observer, remembersLinks: true);

    /// <summary>A call of an operation, with one id for each placeholder of its path.</summary>
    public Call For(Operation operation, params SoundCloudId[] ids) => new(this, operation.HttpMethod)
    {
        Operation = operation,
        Ids = ids,
        IsShareable = operation.HttpMethod == HttpMethod.Get,
        Redirects = operation.HttpMethod == HttpMethod.Get ? Redirects.WithinApi : Redirects.None,
    };

    /// <summary>A call for a file, wherever it lies. The token goes with it to the API's own origin only, and to no origin where the file is public.</summary>
    public Call File(Uri address, bool isPublic = false) => new(this, HttpMethod.Get)
    {
        Address = address,
        IsShareable = isPublic,
        Redirects = Redirects.Anywhere,
        IsAuthorized = !isPublic,
    };

    /// <summary>A call of any method and address; a redirect is its answer.</summary>
    public Call Raw(HttpMethod method, Uri address, HttpContent? content) => new(this, method) { Address = address, Content = content };

    /// <summary>An address of the API.</summary>
    public Uri UriOf(string pathAndQuery) => new(_root + pathAndQuery);

    /// <summary>Refuses what the API would refuse for the kind of token, before anything is sent.</summary>
    /// <exception cref="UserTokenRequiredException">The operation needs a user's token, and the client has an app's.</exception>
    public void RequireToken(Operation operation)
    {
        if (operation.Token is RequiredToken.User && Tokens.Grant is Grant.ClientCredentials)
            throw new UserTokenRequiredException(operation);
    }

    /// <summary>Sends a request; any status is an answer.</summary>
    public Task<HttpResponseMessage> SendAsync(ApiRequestMessage request, CancellationToken cancellationToken) =>
        _channel.SendAsync(request, cancellationToken);

    /// <summary>Makes an exception of an error answer and disposes of the answer.</summary>
    public SoundCloudApiException Refusal(ApiRequestMessage request, HttpResponseMessage response)
    {
        using (response)
            return ApiError.Read(request, response, BodyContent.JsonOf(response), Redaction, Options.TimeProvider.GetUtcNow()).ToException();
    }

    public void Dispose() => _channel.Dispose();
}

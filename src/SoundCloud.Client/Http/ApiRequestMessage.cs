namespace SoundCloud;

/// <summary>A request with what the handlers need to know of it.</summary>
internal sealed class ApiRequestMessage : HttpRequestMessage
{
    private static readonly string UserAgent = "SoundCloud-PowerShell/" + typeof(ApiRequestMessage).Assembly.GetName().Version!.ToString(3);

    public ApiRequestMessage(HttpMethod method, Uri uri)
        : base(method, uri)
    {
        Version = System.Net.HttpVersion.Version11;
        VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher;
        Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        Headers.TryAddWithoutValidation("Accept", "application/json; charset=utf-8");
    }

    /// <summary>Observes this call.</summary>
    public IRequestObserver? Observer { get; init; }

    /// <summary>Whether an identical call in flight or a cached answer may serve it (typed GETs; never page links or raw requests).</summary>
    public bool IsShareable { get; init; }

    /// <summary>Whether a redirect that is the answer may be cached. A link's target may; a signed address may not.</summary>
    public bool KeepsLocation { get; init; }

    /// <summary>Which redirects are followed; one that is not to be followed at all is the answer.</summary>
    public Redirects Redirects { get; init; }

    /// <summary>Whether the token goes with it, to the API's own origin.</summary>
    public bool IsAuthorized { get; init; } = true;

    /// <summary>Whether the caller reads the body of a successful answer as it arrives.</summary>
    public bool IsStreamed { get; init; }

    /// <summary>The operation that it asks for; null for a token, for a file and for a raw request.</summary>
    public Operation? Operation { get; init; }

    /// <summary>The calls that a limit of the service is assumed to count together: those of one operation, else of one method and first path segment.</summary>
    public string Limit => Operation?.ToString() ?? $"{Method} /{RequestUri!.Segments.ElementAtOrDefault(1)}";

    /// <summary>Secrets in the request, to be removed from every text about it.</summary>
    public IReadOnlyList<string> Secrets { get; init; } = [];

    /// <summary>How often it was sent again.</summary>
    public int RetryCount { get; set; }

    /// <summary>Whether the answer came from the cache.</summary>
    public bool IsFromCache { get; set; }

    public bool IsIdempotentRead => Method == HttpMethod.Get || Method == HttpMethod.Head;

    /// <summary>The same call to another address, for a redirect.</summary>
    public ApiRequestMessage Redirected(HttpMethod method, Uri target, bool keepsAuthorization)
    {
        var next = new ApiRequestMessage(method, target)
        {
            Observer = Observer,
            Redirects = Redirects,
            IsStreamed = IsStreamed,
            IsAuthorized = keepsAuthorization && IsAuthorized,
        };
        foreach (var header in Headers)
        {
            if (!next.Headers.Contains(header.Key) && (keepsAuthorization || !header.Key.Equals("Authorization", StringComparison.OrdinalIgnoreCase)))
                next.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }
        if (method == Method)
            next.Content = Content;
        return next;
    }
}

using System.Net;
using System.Net.Sockets;

namespace SoundCloud;

/// <summary>Listens on a request's redirect URI for its answer (RFC 8252 section 7.3), and serves the pages of the sign-in.</summary>
internal sealed class RedirectListener : IAsyncDisposable
{
    private readonly AuthorizationRequest _request;
    private readonly TaskCompletionSource<RedirectAnswer> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LoopbackServer _server;

    // Every user of this machine can ask the listener: who does not know these paths is shown nothing of the sign-in.
    private readonly string _connectPath = AuthorizationRequest.Random();
    private readonly string _openingPath = AuthorizationRequest.Random();
    private int _foreignAnswers;
    private int _isOpened;

    private RedirectListener(AuthorizationRequest request)
    {
        _request = request;
        ConnectPage = AddressOf(_connectPath);
        OpeningAddress = AddressOf(_openingPath);
        _server = LoopbackServer.Start(AddressesOf(request.RedirectUri), request.RedirectUri.Port, request.Options.TimeProvider, AnswerAsync);
    }

    /// <summary>The page with the button.</summary>
    public Uri ConnectPage { get; }

    /// <summary>What the browser is opened at: it leads to SoundCloud, once, as the arguments of a process can be read by the machine's other users.</summary>
    public Uri OpeningAddress { get; }

    /// <summary>How many answers came that were not this request's.</summary>
    public int ForeignAnswers => Volatile.Read(ref _foreignAnswers);

    /// <summary>Whether that is http on loopback.</summary>
    public static bool CanListen(Uri redirectUri) =>
        redirectUri is { IsAbsoluteUri: true, Port: > 0, UserInfo: "", Fragment: "" }
        && redirectUri.Scheme == Uri.UriSchemeHttp
        && redirectUri.Host is "127.0.0.1" or "localhost" or "[::1]";

    /// <summary>Listens from now on.</summary>
    /// <exception cref="RedirectUnavailableException">The redirect URI is not on loopback, or its port is taken or not permitted.</exception>
    public static RedirectListener Start(AuthorizationRequest request)
    {
        if (!CanListen(request.RedirectUri))
            throw new RedirectUnavailableException(request.RedirectUri, Messages.RedirectNotLoopback);
        try
        {
            return new(request);
        }
        catch (SocketException e)
        {
            throw new RedirectUnavailableException(request.RedirectUri, ReasonOf(e), e);
        }
    }

    /// <summary>The first answer with this request's state.</summary>
    public async Task<RedirectAnswer> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _answer.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody who waits has cancelled it: the listener was closed meanwhile.
            throw new ObjectDisposedException(nameof(RedirectListener));
        }
    }

    /// <summary>Frees the port; a browser that still waits hears that the sign-in was ended.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_answer.TrySetCanceled(CancellationToken.None) && _answer.Task.IsCompletedSuccessfully)
            _ = (await _answer.Task.ConfigureAwait(false)).ShowAsync(Messages.SignInEnded);
        await _server.DisposeAsync().ConfigureAwait(false);
    }

    private static IPAddress[] AddressesOf(Uri redirectUri) => redirectUri.Host switch
    {
        "[::1]" => [IPAddress.IPv6Loopback],
        // A browser takes either, and whoever had the other would get the answer.
        "localhost" when Socket.OSSupportsIPv6 => [IPAddress.Loopback, IPAddress.IPv6Loopback],
        _ => [IPAddress.Loopback],
    };

    private static string ReasonOf(SocketException e) => e.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => Messages.PortInUse,
        SocketError.AccessDenied => Messages.PortNotPermitted,
        _ => e.Message,
    };

    private async Task<Page> AnswerAsync(LoopbackRequest request)
    {
        // A foreign name that resolves to this machine is how another site's script would read these pages.
        if (!string.Equals(request.Host, _request.RedirectUri.Authority, StringComparison.OrdinalIgnoreCase))
            return SignInPages.Notice(421, Messages.OtherNameHeading, Messages.OtherName(_request.RedirectUri.Authority));
        if (request.Method is not ("GET" or "HEAD" or "POST"))
            return SignInPages.Notice(405, Messages.NotAllowedHeading, Messages.NotAllowed, allow: "GET, HEAD, POST");
        var parameters = ParametersOf(request);
        if (IsCallback(request, parameters))
            return await CallbackAsync(request, parameters).ConfigureAwait(false);
        if (request.Path == "/" + _connectPath)
            return _answer.Task.IsCompleted ? SignInPages.Answered() : SignInPages.Connect(_request);
        if (request.Path == "/" + _openingPath)
            return Open(request);
        return request.Path is "/favicon.ico" ? Page.Empty() : SignInPages.Notice(404, Messages.NothingHereHeading, Messages.NothingHere);
    }

    private Page Open(LoopbackRequest request)
    {
        // A HEAD only looks.
        if (request.Method is "HEAD")
            return Page.Empty();
        return Interlocked.Exchange(ref _isOpened, 1) == 0
            ? Page.Redirect(_request.Uri)
            : SignInPages.Notice(410, Messages.OpenedBeforeHeading, Messages.OpenedBefore);
    }

    private Uri AddressOf(string path) => new(_request.RedirectUri.GetLeftPart(UriPartial.Authority) + "/" + path);

    private bool IsCallback(LoopbackRequest request, Dictionary<string, string> parameters)
    {
        var path = _request.RedirectUri.AbsolutePath.TrimEnd('/');
        // A redirect URI without a path shares the connect page's.
        return request.Path.TrimEnd('/') == path
            && (path.Length > 0 || parameters.ContainsKey("state") || parameters.ContainsKey("code") || parameters.ContainsKey("error"));
    }

    private async Task<Page> CallbackAsync(LoopbackRequest request, Dictionary<string, string> parameters)
    {
        var response = AuthorizationResponse.ParseQuery(TextOf(request));
        if (response is null || !_request.IsState(response.State))
        {
            Interlocked.Increment(ref _foreignAnswers);
            return SignInPages.Foreign();
        }
        // A HEAD only looks; its GET is still to come.
        var answer = new RedirectAnswer(request, response, parameters);
        if (request.Method is "HEAD" || !_answer.TrySetResult(answer))
            return SignInPages.Answered();
        return await answer.Page.ConfigureAwait(false);
    }

    private static string TextOf(LoopbackRequest request) => request.Form.Length > 0 ? request.Form : request.Query;

    private static Dictionary<string, string> ParametersOf(LoopbackRequest request)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in TextOf(request).Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = equals < 0 ? (part, "") : (part[..equals], part[(equals + 1)..]);
            // The first of each counts, as in the answer itself.
            parameters.TryAdd(Decode(name), Decode(value));
        }
        return parameters;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}

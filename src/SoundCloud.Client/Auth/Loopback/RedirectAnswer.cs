namespace SoundCloud;

/// <summary>A sign-in's answer, whose browser waits to hear how the exchange ended. It prints without the code.</summary>
internal sealed class RedirectAnswer
{
    private readonly LoopbackRequest _request;
    private readonly IReadOnlyDictionary<string, string> _parameters;
    private readonly TaskCompletionSource<Page> _page = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal RedirectAnswer(LoopbackRequest request, AuthorizationResponse response, IReadOnlyDictionary<string, string> parameters)
    {
        _request = request;
        _parameters = parameters;
        Response = response;
    }

    public AuthorizationResponse Response { get; }

    internal Task<Page> Page => _page.Task;

    /// <summary>Shows how the exchange ended, null for signed in; ends when the browser has the page or has gone.</summary>
    public Task ShowAsync(string? failure)
    {
        _page.TrySetResult(failure is null ? SignInPages.Connected(_parameters) : SignInPages.Failed(_parameters, failure));
        return _request.Ended;
    }

    public override string ToString() => Response.ToString();
}

namespace SoundCloud;

/// <summary>How a user signs in at this machine: browser and redirect URI, or by pasting what the browser ended on.</summary>
public sealed record InteractiveSignIn
{
    /// <summary>Where SoundCloud sends the browser back to, exactly as registered with the app; on loopback it is listened on.</summary>
    public Uri RedirectUri { get; init; } = new("http://127.0.0.1:8765/callback");

    /// <summary>How long to wait for the user.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether to open the system's browser.</summary>
    public bool OpensBrowser { get; init; } = true;

    /// <summary>Shows the user where to go: the request, and the page on this machine with a button for it (null where nothing listens).</summary>
    public Action<AuthorizationRequest, Uri?>? OnReady { get; init; }

    /// <summary>Tells the user something else: no browser was found, a pasted text is no answer.</summary>
    public Action<string>? OnMessage { get; init; }

    /// <summary>Reads the next line that the user pastes; null at its end. Where not given nothing can be pasted.</summary>
    public Func<CancellationToken, Task<string?>>? ReadLineAsync { get; init; }
}

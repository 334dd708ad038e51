namespace SoundCloud;

/// <summary>A sign-in did not come to a token.</summary>
public class SignInException : SoundCloudException
{
    /// <summary>Says what happened; no secret belongs into it.</summary>
    public SignInException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>An answer's <c>state</c> is not the request's: it belongs to another sign-in, or is forged. Nothing was exchanged.</summary>
public sealed class StateMismatchException : SignInException
{
    internal StateMismatchException()
        : base(Messages.ForeignState)
    {
    }
}

/// <summary>The user, or the service for them, refused the sign-in: <c>error=access_denied</c>.</summary>
public sealed class AccessDeniedException : SignInException
{
    internal AccessDeniedException(string? description)
        : base(description is null ? Messages.AccessDenied : Messages.AccessDeniedBecause(description))
    {
    }
}

/// <summary>The redirect URI cannot be listened on: its port is in use, or it is not on this machine.</summary>
public sealed class RedirectUnavailableException : SignInException
{
    internal RedirectUnavailableException(Uri redirectUri, string reason, Exception? innerException = null)
        : base(Messages.RedirectNotListenedOn(redirectUri, reason), innerException) => RedirectUri = redirectUri;

    /// <summary>The redirect URI.</summary>
    public Uri RedirectUri { get; }
}

/// <summary>Tokens cannot be kept, or read, where they should be.</summary>
public sealed class TokenStoreException : SoundCloudException
{
    /// <summary>Says what the store could not do, and why; no secret belongs into it.</summary>
    public TokenStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

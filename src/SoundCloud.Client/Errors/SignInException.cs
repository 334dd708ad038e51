namespace SoundCloud;

/// <summary>A sign-in failed: there is no token.</summary>
public class SignInException : SoundCloudException
{
    /// <summary>A failure with its message, which must not contain a secret.</summary>
    public SignInException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>The <c>state</c> of an answer is not that of the request: the answer belongs to another sign-in, or is forged. The code was not exchanged.</summary>
public sealed class StateMismatchException : SignInException
{
    internal StateMismatchException()
        : this(Messages.ForeignState)
    {
    }

    internal StateMismatchException(string message)
        : base(message)
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

/// <summary>Tokens cannot be stored, or stored tokens cannot be read.</summary>
public sealed class TokenStoreException : SoundCloudException
{
    /// <summary>A failure of a store. The message says what the store could not do and why, and must not contain a secret.</summary>
    public TokenStoreException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the key of the store is missing, or is not the one that the entry was sealed with.</summary>
    internal bool IsAboutKey { get; init; }
}

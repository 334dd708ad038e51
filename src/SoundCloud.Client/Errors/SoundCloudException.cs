namespace SoundCloud;

/// <summary>The base of every failure that the client reports. A cancelled call throws an OperationCanceledException instead.</summary>
public class SoundCloudException : Exception
{
    private int _isPlaced;

    /// <summary>A failure with its message, which is made one line, and its cause, which is told without what looks like a secret: both can hold text from outside.</summary>
    public SoundCloudException(string message, Exception? innerException = null)
        : base(Printable.Line(message, Printable.Sentence), innerException is null ? null : Redaction.ByShape(innerException))
    {
    }

    /// <summary>The page of a list on which it happened, counted from 1; null outside lists.</summary>
    public int? Page { get; private set; }

    /// <summary>Where a list can be resumed: the address of the page that failed; null outside lists.</summary>
    public string? Cursor { get; private set; }

    /// <summary>Sets the place in a list. False if it has one already: one failed renewal can be the failure of many lists.</summary>
    internal bool TryPlace(int page, string? cursor)
    {
        if (Interlocked.Exchange(ref _isPlaced, 1) != 0)
            return false;
        Page = page;
        Cursor = cursor;
        return true;
    }

    /// <summary>A copy of the failure for a page of another list.</summary>
    internal SoundCloudException PlacedAt(int page, string? cursor)
    {
        var own = (SoundCloudException)MemberwiseClone();
        own.Page = page;
        own.Cursor = cursor;
        return own;
    }
}

/// <summary>A text, number or object is not an id, or is the id of another kind of thing. Nothing was sent.</summary>
public sealed class InvalidIdException : SoundCloudException
{
    private const int LongestValue = 200;

    /// <summary>A failure for a value that is not an id of the expected kind.</summary>
    public InvalidIdException(string value, ResourceKind expected)
        : base(Describe(value, expected))
    {
        Value = value;
        Expected = expected;
    }

    /// <summary>The value that was given.</summary>
    public string Value { get; }

    internal ResourceKind Expected { get; }

    private static string Describe(string value, ResourceKind expected)
    {
        var shown = Printable.Line(value, LongestValue);
        return expected switch
        {
            ResourceKind.Track => Messages.NotATrackId(shown),
            ResourceKind.User => Messages.NotAUserId(shown),
            ResourceKind.Playlist => Messages.NotAPlaylistId(shown),
            ResourceKind.Comment => Messages.NotACommentId(shown),
            _ => Messages.NotAnId(shown),
        };
    }
}

/// <summary>A request or a setting is not valid: an address, a range, a missing path value. Nothing was sent.</summary>
public sealed class InvalidRequestException : SoundCloudException
{
    /// <summary>Says what is wrong.</summary>
    public InvalidRequestException(string message)
        : base(message)
    {
    }

    /// <summary>What to do where there is no value to correct.</summary>
    internal string? Advice { get; init; }
}

/// <summary>The operation needs a user's token, and the client has an app's token. Nothing was sent.</summary>
public sealed class UserTokenRequiredException : SoundCloudException
{
    internal UserTokenRequiredException(Operation operation)
        : base(Messages.UserNeeded(operation)) => Operation = operation;

    /// <summary>The operation that was asked for.</summary>
    public Operation Operation { get; }
}

/// <summary>The owner of the track does not offer it for download. Nothing was sent.</summary>
public sealed class NotDownloadableException : SoundCloudException
{
    internal NotDownloadableException(Track track)
        : base(Messages.NotDownloadable(track))
    {
    }
}

/// <summary>The track has no waveform: it was uploaded just now, or its upload failed. Nothing was sent.</summary>
public sealed class NoWaveformException : SoundCloudException
{
    internal NoWaveformException(Track track)
        : base(Messages.NoWaveform(track))
    {
    }
}

/// <summary>The playlist holds tracks that the session cannot see, such as private tracks of others. Writing its list would drop them, so nothing was written.</summary>
public sealed class HiddenTracksException : SoundCloudException
{
    internal HiddenTracksException(SoundCloudId playlist, long held, int seen)
        : base(Messages.TracksHidden(playlist, held, seen))
    {
        Held = held;
        Seen = seen;
    }

    /// <summary>How many tracks it holds.</summary>
    public long Held { get; }

    /// <summary>How many of them the session can see.</summary>
    public int Seen { get; }
}

/// <summary>A playlist does not hold the tracks that were just written to it: somebody else wrote it at the same time, or the service did not keep them.</summary>
public sealed class TracksLostException : SoundCloudException
{
    internal TracksLostException(SoundCloudId playlist, int written, int lost)
        : base(Messages.TracksLost(playlist, written, lost))
    {
        Written = written;
        Lost = lost;
    }

    /// <summary>How many tracks were written.</summary>
    public int Written { get; }

    /// <summary>How many of them it does not hold.</summary>
    public int Lost { get; }
}

/// <summary>The session's access token has expired and cannot be renewed.</summary>
public sealed class SignInRequiredException : SoundCloudException
{
    /// <summary>A failure with that message.</summary>
    public SignInRequiredException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}

/// <summary>The service could not be reached: name resolution, TLS or the socket failed, or the proxy refused.</summary>
public sealed class UnreachableException : SoundCloudException
{
    internal UnreachableException(string message, Exception? innerException, bool isTransient, bool isUnsent = false)
        : base(message, innerException)
    {
        IsTransient = isTransient;
        IsUnsent = isUnsent;
    }

    /// <summary>The proxy refused or cannot be reached: nothing went to the service.</summary>
    internal static UnreachableException ByProxy(string message, Exception? innerException = null, bool isTransient = false) =>
        new(message, innerException, isTransient, isUnsent: true) { IsByProxy = true };

    /// <summary>Whether it was the proxy that refused or was not reached.</summary>
    internal bool IsByProxy { get; private init; }

    internal bool IsTransient { get; }

    /// <summary>Whether the request was certainly not sent, because no connection was made.</summary>
    internal bool IsUnsent { get; }
}

/// <summary>The service did not answer, or stopped sending, within the time allowed.</summary>
public sealed class RequestTimeoutException : SoundCloudException
{
    internal RequestTimeoutException(TimeSpan timeout)
        : this(Messages.NotAnsweredInTime(timeout.TotalSeconds), timeout)
    {
    }

    internal RequestTimeoutException(string message, TimeSpan timeout)
        : base(message) => Timeout = timeout;

    /// <summary>The time that was allowed.</summary>
    public TimeSpan Timeout { get; }
}

/// <summary>The answer cannot be used: its JSON is unreadable, its body is incomplete, its page link is foreign or repeated, or it redirects to where no token may go.</summary>
public sealed class ProtocolException : SoundCloudException
{
    internal ProtocolException(string message, Exception? innerException = null, bool isTransient = false)
        : base(message, innerException) => IsTransient = isTransient;

    internal bool IsTransient { get; }
}

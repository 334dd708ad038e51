using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>The only place that makes an error record: which failure has which id, category and advice.</summary>
internal static class ErrorRecords
{
    private const int LongestTarget = 200;

    /// <summary>Whether a failure is one that users are told of; anything else is a defect or the engine's own and passes through.</summary>
    public static bool IsExpected(Exception e) => e is SoundCloudException or ObjectDisposedException or IOException or UnauthorizedAccessException;

    public static ErrorRecord NotConnected(bool wasConnected = false) => Make(
        new SoundCloudException(wasConnected ? "This SoundCloud session was disconnected." : "There is no SoundCloud session."),
        new("SoundCloud.NotConnected", ErrorCategory.AuthenticationError, "Run Connect-SoundCloud, or give a session with -Session."),
        null);

    public static ErrorRecord From(Exception e, object? target) =>
        e is ObjectDisposedException ? NotConnected(wasConnected: true) : Make(e, Entry.Of(e), target);

    public static ErrorRecord NoAccount(string name) => Make(
        new SoundCloudException($"No account '{name}' is stored on this machine."),
        new("SoundCloud.NotFound", ErrorCategory.ObjectNotFound, "Get-SCAccount lists those that are."),
        name);

    public static ErrorRecord PortUnavailable(int port, Exception e) => Make(
        new SoundCloudException(string.Create(CultureInfo.InvariantCulture, $"The ports from {port} on cannot be listened on: {e.Message}"), e),
        new("SoundCloud.PortUnavailable", ErrorCategory.ResourceBusy, "Give another -Port, or none for any free ones."),
        port);

    private static ErrorRecord Make(Exception e, Entry entry, object? target)
    {
        var sentence = e is SoundCloudException { Page: > 1 and var page, Cursor: var cursor }
            ? string.Create(CultureInfo.InvariantCulture, $"{e.Message.TrimEnd('.')} (page {page}{(cursor is null ? "" : "; the exception's Cursor resumes there")}).")
            : e.Message;
        var record = new ErrorRecord(e, entry.Id, entry.Category, target)
        {
            // The messages of files and of the system are not the client's: they may hold any name.
            ErrorDetails = new ErrorDetails(Printable.Line(sentence)) { RecommendedAction = Printable.Line(entry.Advice) },
        };
        record.CategoryInfo.TargetName = Printable.Line(record.CategoryInfo.TargetName, LongestTarget);
        return record;
    }

    private sealed record Entry(string Id, ErrorCategory Category, string Advice)
    {
        public static Entry Of(Exception e) => e switch
        {
            InvalidIdException => new("SoundCloud.InvalidId", ErrorCategory.InvalidArgument,
                "Give a number, a URN, an API address, a soundcloud.com link, or an object that has Urn or Id."),
            InvalidRequestException => new("SoundCloud.InvalidRequest", ErrorCategory.InvalidArgument, "Correct the value and run it again."),
            UserTokenRequiredException => new("SoundCloud.UserTokenRequired", ErrorCategory.AuthenticationError,
                "Connect as a user: Connect-SoundCloud -Interactive, or -AccessToken with that user's token."),
            SignInRequiredException => new("SoundCloud.SignInRequired", ErrorCategory.AuthenticationError,
                "Sign in again with Connect-SoundCloud: -Interactive for a user, and -Account with it for a stored one."),
            StateMismatchException => new("SoundCloud.StateMismatch", ErrorCategory.SecurityError, "Begin the sign-in again, and use the newest address only."),
            AccessDeniedException => new("SoundCloud.AccessDenied", ErrorCategory.PermissionDenied, "Sign in again and allow the access, or ask the account's owner."),
            RedirectUnavailableException => new("SoundCloud.RedirectUnavailable", ErrorCategory.ResourceBusy,
                "End what uses the port, or give another -RedirectUri that is registered with the app."),
            SignInException => new("SoundCloud.SignInFailed", ErrorCategory.AuthenticationError,
                "Begin the sign-in again; check the client id, the secret and the registered redirect URI."),
            TokenStoreException => new("SoundCloud.StoreUnavailable", ErrorCategory.ResourceUnavailable,
                "Unlock the system's keyring, connect without -Account, or allow an unencrypted file with -AllowPlainTextStore."),
            RateLimitException limit => new("SoundCloud.RateLimited", ErrorCategory.LimitsExceeded,
                limit.ResetsAt is { } reset
                    ? string.Create(CultureInfo.InvariantCulture, $"Wait until {reset.ToUniversalTime():u}{(limit.LimitName is { } name ? $", when the limit '{name}' ends" : "")}.")
                    : "Wait some minutes and send fewer requests at once."),
            UploadRefusedException => OfStatus(401) with { Advice = "Look at (Get-SCUser me).PrimaryEmailConfirmed and .Quota, then ask for the app's right to upload." },
            // The API has dropped this route, and says so either way.
            SoundCloudApiException { IsNotFound: true } dropped when dropped.Path.EndsWith(Routes.MyConnections.Path, StringComparison.Ordinal) => OfStatus(405),
            SoundCloudApiException api => OfStatus((int)api.Status),
            HiddenTracksException => new("SoundCloud.HiddenTracks", ErrorCategory.InvalidOperation,
                "Ask the owners of the hidden tracks for their share links first, or give -Force to drop them."),
            NotDownloadableException => new("SoundCloud.Forbidden", ErrorCategory.PermissionDenied, "Ask the track's owner to allow downloads."),
            NoWaveformException => OfStatus(404) with { Advice = "A new track gets its waveform some minutes after its upload: run it again then." },
            IOException or UnauthorizedAccessException => new("SoundCloud.FileUnavailable", ErrorCategory.WriteError,
                "Check the path, its permissions and the space left; -Force replaces a file that is there."),
            UnreachableException => new("SoundCloud.Unreachable", ErrorCategory.ConnectionError, "Check the address, the network and the proxy."),
            RequestTimeoutException => new("SoundCloud.Timeout", ErrorCategory.OperationTimeout,
                "Run it again, or allow more time with Connect-SoundCloud -OperationTimeoutSeconds."),
            ProtocolException => new("SoundCloud.ProtocolError", ErrorCategory.ProtocolError,
                "Run it again; if it stays, report it with the output of -Verbose."),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e, "This failure has no entry."),
        };

        private static Entry OfStatus(int status) => status switch
        {
            401 => new("SoundCloud.Unauthorized", ErrorCategory.AuthenticationError,
                "Check the client id and secret, or sign in again with Connect-SoundCloud."),
            403 => new("SoundCloud.Forbidden", ErrorCategory.PermissionDenied, "This account may not do that; ask the owner of the thing."),
            404 or 410 => new("SoundCloud.NotFound", ErrorCategory.ObjectNotFound, "Check the id; a private thing needs its share link or its owner's session."),
            405 => new("SoundCloud.UnsupportedOperation", ErrorCategory.NotImplemented, "SoundCloud no longer offers this operation."),
            409 => new("SoundCloud.Conflict", ErrorCategory.ResourceExists, "Read the current state and try again."),
            >= 500 => new("SoundCloud.ServiceUnavailable", ErrorCategory.ResourceUnavailable, "Run it again later."),
            _ => new("SoundCloud.InvalidRequest", ErrorCategory.InvalidArgument, "Correct the value and run it again."),
        };
    }
}

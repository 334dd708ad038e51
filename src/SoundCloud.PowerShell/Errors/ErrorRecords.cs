using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>Makes all error records: maps each failure to its id, category and recommended action.</summary>
internal static class ErrorRecords
{
    private const int LongestTarget = 200;

    /// <summary>
    /// Whether a failure is reported as an error record. Any other exception is a defect or comes from PowerShell, and is not caught.
    /// </summary>
    public static bool IsExpected(Exception e) => e is SoundCloudException or ObjectDisposedException or IOException or UnauthorizedAccessException;

    public static ErrorRecord NotConnected(bool wasConnected = false) => Make(
        new SoundCloudException(wasConnected ? Messages.Disconnected : Messages.NoSession),
        new("SoundCloud.NotConnected", ErrorCategory.AuthenticationError, Messages.AdviceConnect),
        null);

    public static ErrorRecord NoOpenSession(string account) => Make(
        new SoundCloudException(Messages.NoOpenSession(account)),
        new("SoundCloud.NotConnected", ErrorCategory.AuthenticationError, Messages.AdviceOpenSession),
        account);

    public static ErrorRecord From(Exception e, object? target) =>
        e is ObjectDisposedException ? NotConnected(wasConnected: true) : Make(e, Entry.Of(e), target);

    /// <summary>The sandbox of the session does not answer, because it was stopped.</summary>
    public static ErrorRecord SandboxStopped(UnreachableException e, object? target) => Make(e, Entry.Of(e) with { Advice = Messages.AdviceSandboxStopped }, target);

    /// <summary>A playlist holds tracks that nobody can see here, and the cmdlet never drops them.</summary>
    public static ErrorRecord HiddenTracksStay(HiddenTracksException e, object? target) => Make(e, Entry.Of(e) with { Advice = Messages.AdviceHiddenTracksStay }, target);

    public static ErrorRecord NoAccount(string name, IAccountPlace place) => Make(
        new SoundCloudException(place.NoAccount(name)),
        new("SoundCloud.NotFound", ErrorCategory.ObjectNotFound, Messages.AdviceListAccounts),
        name);

    public static ErrorRecord NotInPlaylist(ResourceReference track, ResourceReference playlist) => Make(
        new SoundCloudException(Messages.NotInPlaylist(track.Description, playlist.Description)),
        new("SoundCloud.NotFound", ErrorCategory.ObjectNotFound, Messages.AdviceListTracks),
        track.Input);

    public static ErrorRecord PortUnavailable(int port, Exception e) => Make(
        new SoundCloudException(Messages.PortsUnavailable(port, e.Message), e),
        new("SoundCloud.PortUnavailable", ErrorCategory.ResourceBusy, Messages.AdvicePort),
        port);

    private static ErrorRecord Make(Exception e, Entry entry, object? target)
    {
        var sentence = e switch
        {
            SoundCloudException { Page: > 1 and var page, Cursor: null } => Messages.OnPage(e.Message.TrimEnd('.'), page),
            SoundCloudException { Page: > 1 and var page } => Messages.OnPageWithCursor(e.Message.TrimEnd('.'), page),
            _ => e.Message,
        };
        var record = new ErrorRecord(e, entry.Id, entry.Category, target)
        {
            // Messages from the file system and the operating system can contain any name.
            ErrorDetails = new ErrorDetails(Printable.Line(sentence)) { RecommendedAction = Printable.Line(entry.Advice) },
        };
        record.CategoryInfo.TargetName = Printable.Line(record.CategoryInfo.TargetName, LongestTarget);
        return record;
    }

    private sealed record Entry(string Id, ErrorCategory Category, string Advice)
    {
        public static Entry Of(Exception e) => e switch
        {
            InvalidIdException id => new("SoundCloud.InvalidId", ErrorCategory.InvalidArgument,
                AdviceOn(id)),
            InvalidRequestException request => new("SoundCloud.InvalidRequest", ErrorCategory.InvalidArgument, request.Advice ?? Messages.AdviceCorrectValue),
            UserTokenRequiredException => new("SoundCloud.UserTokenRequired", ErrorCategory.AuthenticationError,
                Messages.AdviceConnectAsUser),
            SignInRequiredException => new("SoundCloud.SignInRequired", ErrorCategory.AuthenticationError,
                Messages.AdviceSignInAgain),
            StateMismatchException => new("SoundCloud.StateMismatch", ErrorCategory.SecurityError, Messages.AdviceNewestAddress),
            AccessDeniedException => new("SoundCloud.AccessDenied", ErrorCategory.PermissionDenied, Messages.AdviceAllowAccess),
            RedirectUnavailableException => new("SoundCloud.RedirectUnavailable", ErrorCategory.ResourceBusy,
                Messages.AdviceRedirect),
            SignInException => new("SoundCloud.SignInFailed", ErrorCategory.AuthenticationError,
                Messages.AdviceSignInFailed),
            TokenStoreException store => new("SoundCloud.StoreUnavailable", ErrorCategory.ResourceUnavailable,
                store.IsAboutKey ? Messages.AdviceStoreKey : Messages.AdviceStore),
            RateLimitException limit => new("SoundCloud.RateLimited", ErrorCategory.LimitsExceeded, limit switch
            {
                { ResetsAt: { } reset, LimitName: { } name } => Messages.AdviceWaitForLimit(reset.ToUniversalTime(), name),
                { ResetsAt: { } reset } => Messages.AdviceWaitUntil(reset.ToUniversalTime()),
                _ => Messages.AdviceWait,
            }),
            UploadRefusedException => OfStatus(401) with { Advice = Messages.AdviceUploadRefused },
            // The API has removed this operation, and reports it in either way.
            SoundCloudApiException { IsNotFound: true } dropped when dropped.Path.EndsWith(Routes.MyConnections.Path, StringComparison.Ordinal) => OfStatus(405),
            SoundCloudApiException api => OfStatus((int)api.Status),
            HiddenTracksException => new("SoundCloud.HiddenTracks", ErrorCategory.PermissionDenied,
                Messages.AdviceHiddenTracks),
            TracksLostException => OfStatus(409),
            NotDownloadableException => new("SoundCloud.Forbidden", ErrorCategory.PermissionDenied, Messages.AdviceAllowDownloads),
            NoWaveformException => OfStatus(404) with { Advice = Messages.AdviceWaveformLater },
            IOException or UnauthorizedAccessException => new("SoundCloud.FileUnavailable", ErrorCategory.WriteError, e switch
            {
                FileTakenException => Messages.AdviceFileTaken,
                FileBusyException => Messages.AdviceFileBusy,
                FileNotFoundException or DirectoryNotFoundException => Messages.AdviceFileMissing,
                _ => Messages.AdviceFile,
            }),
            UnreachableException { IsByProxy: true } => new("SoundCloud.Unreachable", ErrorCategory.ConnectionError, Messages.AdviceProxy),
            UnreachableException => new("SoundCloud.Unreachable", ErrorCategory.ConnectionError, Messages.AdviceNetwork),
            RequestTimeoutException => new("SoundCloud.Timeout", ErrorCategory.OperationTimeout,
                Messages.AdviceMoreTime),
            ProtocolException => new("SoundCloud.ProtocolError", ErrorCategory.ProtocolError,
                Messages.AdviceReport),
            _ => throw new ArgumentOutOfRangeException(nameof(e), e, "This failure has no entry."),
        };

        private static Entry OfStatus(int status) => status switch
        {
            401 => new("SoundCloud.Unauthorized", ErrorCategory.AuthenticationError,
                Messages.AdviceUnauthorized),
            403 => new("SoundCloud.Forbidden", ErrorCategory.PermissionDenied, Messages.AdviceForbidden),
            404 or 410 => new("SoundCloud.NotFound", ErrorCategory.ObjectNotFound, Messages.AdviceNotFound),
            405 => new("SoundCloud.UnsupportedOperation", ErrorCategory.NotImplemented, Messages.AdviceUnsupported),
            409 => new("SoundCloud.Conflict", ErrorCategory.ResourceExists, Messages.AdviceConflict),
            >= 500 => new("SoundCloud.ServiceUnavailable", ErrorCategory.ResourceUnavailable, Messages.AdviceRunLater),
            _ => new("SoundCloud.InvalidRequest", ErrorCategory.InvalidArgument, Messages.AdviceRefused),
        };

        // An id of something else or a bad address is no search.
        private static string AdviceOn(InvalidIdException id) => id.Value.AsSpan().ContainsAny(':', '/') || string.IsNullOrWhiteSpace(id.Value)
            ? Messages.AdviceId
            : id.Expected switch
            {
                ResourceKind.Track => Messages.AdviceSearchTrack,
                ResourceKind.User => Messages.AdviceSearchUser,
                ResourceKind.Playlist => Messages.AdviceSearchPlaylist,
                _ => Messages.AdviceId,
            };
    }
}

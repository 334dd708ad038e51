namespace SoundCloud;

/// <summary>What the client says to a user: a member for each text of Messages.resx, in the language of the UI culture.</summary>
internal static class Messages
{
    private static readonly LocalizedTexts Texts = new(typeof(Messages));

    // Signing in.
    public static string SignInNeedsApp => Texts.Get();
    public static string NotARedirectUri(Uri uri) => Texts.Format([uri]);
    public static string StateEmpty => Texts.Get();
    public static string NotARequest => Texts.Get();
    public static string RequestOfOtherApp => Texts.Get();
    public static string SignInRefused(string? reason) => Texts.Format([reason]);
    public static string CodeNotAccepted => Texts.Get();
    public static string ForeignState => Texts.Get();
    public static string AccessDenied => Texts.Get();
    public static string AccessDeniedBecause(string description) => Texts.Format([description]);
    public static string RedirectNotListenedOn(Uri redirectUri, string reason) => Texts.Format([redirectUri, reason]);
    public static string RedirectNotLoopback => Texts.Get();
    public static string PortInUse => Texts.Get();
    public static string PortNotPermitted => Texts.Get();
    public static string NobodySignedIn(double seconds) => Texts.Format([seconds]);
    public static string ForeignAnswer => Texts.Get();
    public static string ForeignAnswers(int count) => Texts.Format([count]);
    public static string NotACode => Texts.Get();
    public static string NothingPasted => Texts.Get();
    public static string NoBrowserOpened(string? reason) => Texts.Format([reason]);
    public static string BrowserNotStarted(string reason) => Texts.Format([reason]);
    public static string NotAWebAddress => Texts.Get();
    public static string NoDisplay => Texts.Get();
    public static string NoDisplayAndNoBrowser(string browser) => Texts.Format([browser]);
    public static string NoBrowserOpener => Texts.Get();

    // Tokens.
    public static string NotRenewable => Texts.Get();
    public static string RefreshTokenDead => Texts.Get();
    public static string TokenAnswerUnreadable(long? position) => Texts.Format([position]);
    public static string NoAccessToken => Texts.Get();
    public static string AccessTokenUnsendable => Texts.Get();
    public static string SecretNotSendable(string name) => Texts.Format([name]);
    public static string SignedOut => Texts.Get();
    public static string NoTokenAndNoApp => Texts.Get();
    public static string TokenExpired => Texts.Get();
    public static string AccountUnreadable(string? account) => Texts.Format([account]);
    public static string AccountNotSignedIn(string? account) => Texts.Format([account]);
    public static string TokenNotStored(string reason) => Texts.Format([reason]);
    public static string CacheFailed(string reason) => Texts.Format([reason]);
    public static string TokenNotShared(string reason) => Texts.Format([reason]);
    public static string AccountHeldByOther(string account, double seconds) => Texts.Format([account, seconds]);
    public static string AppHeldByOther(double seconds) => Texts.Format([seconds]);
    public static string LeaseLost(string? account) => Texts.Format([account]);
    public static string NotOpenedWithKey(string name) => Texts.Format([name]);
    public static string TokenSourceFailed(string reason) => Texts.Format([reason]);
    public static string StoreFailed(string reason) => Texts.Format([reason]);

    // Pages of the sign-in.
    public static string PageLanguage => Texts.Get();
    public static string ConnectWithSoundCloud => Texts.Get();
    public static string ConnectHeading => Texts.Get();
    public static string ConnectText => Texts.Get();
    public static string ConnectHint(string host) => Texts.Format([host]);
    public static string ConnectWaiting => Texts.Get();
    public static string ConnectedHeading => Texts.Get();
    public static string ConnectedText => Texts.Get();
    public static string NotConnectedHeading => Texts.Get();
    public static string SignedInHeading => Texts.Get();
    public static string NotSignedInHeading => Texts.Get();
    public static string CloseAndGoBack => Texts.Get();
    public static string CloseAndTryAgain => Texts.Get();
    public static string SignInEnded => Texts.Get();
    public static string AnswerNotUsedHeading => Texts.Get();
    public static string AnswerNotUsed => Texts.Get();
    public static string AnswerNotUsedAdvice => Texts.Get();
    public static string AnsweredHeading => Texts.Get();
    public static string NothingHereHeading => Texts.Get();
    public static string NothingHere => Texts.Get();
    public static string OpenedBeforeHeading => Texts.Get();
    public static string OpenedBefore => Texts.Get();
    public static string OtherNameHeading => Texts.Get();
    public static string OtherName(string authority) => Texts.Format([authority]);
    public static string NotAllowedHeading => Texts.Get();
    public static string NotAllowed => Texts.Get();
    public static string NotARequestHeading => Texts.Get();
    public static string NotHttp => Texts.Get();
    public static string HeaderUnreadable => Texts.Get();
    public static string NoLengthHeading => Texts.Get();
    public static string NoLength => Texts.Get();
    public static string TooMuchHeading => Texts.Get();
    public static string RequestTooLarge => Texts.Get();
    public static string FormTooLarge => Texts.Get();

    // Ids and addresses.
    public static string NotAnId(string value) => Texts.Format([value]);
    public static string NotATrackId(string value) => Texts.Format([value]);
    public static string NotAUserId(string value) => Texts.Format([value]);
    public static string NotAPlaylistId(string value) => Texts.Format([value]);
    public static string NotACommentId(string value) => Texts.Format([value]);
    public static string NoSuchTrack(string urn) => Texts.Format([urn]);
    public static string NoSuchUser(string urn) => Texts.Format([urn]);
    public static string ResolvedToOther => Texts.Get();
    public static string AddressHoldsPassword(string name) => Texts.Format([name]);
    public static string AddressNotHttps(string name, Uri uri) => Texts.Format([name, uri]);
    public static string NotAnAddress(string name, string address) => Texts.Format([name, address]);
    public static string StreamAddress => Texts.Get();
    public static string PreviewAddress => Texts.Get();
    public static string DownloadAddress => Texts.Get();
    public static string WaveformAddress => Texts.Get();
    public static string PathNotClosed(string path) => Texts.Format([path]);
    public static string PathNeedsValue(string path, string name) => Texts.Format([path, name]);
    public static string NotAPathPart(string value) => Texts.Format([value]);

    // Requests that are not sent.
    public static string UserNeeded(Operation operation) => Texts.Format([operation]);
    public static string NotDownloadable(Track track) => Texts.Format([track]);
    public static string NoWaveform(Track track) => Texts.Format([track]);
    public static string TracksHidden(SoundCloudId playlist, long held, int seen) => Texts.Format([playlist, held, seen]);
    public static string TracksLost(SoundCloudId playlist, int written, int lost) => Texts.Format([playlist, written, lost]);
    public static string PlaylistTooLong(int maximum, int count) => Texts.Format([maximum, count]);
    public static string CursorNotOfApi => Texts.Get();
    public static string PageSizeOutOfRange(int maximum, int? given) => Texts.Format([maximum, given]);
    public static string AccessNotTaken(Operation operation) => Texts.Format([operation]);
    public static string AdviceLeaveAccessOut => Texts.Get();
    public static string RangeNegative => Texts.Get();

    // Answers and the way to them.
    public static string Answered(string status) => Texts.Format([status]);
    public static string AnsweredWith(string status, string said) => Texts.Format([status, said]);
    public static string NotAnsweredInTime(double seconds) => Texts.Format([seconds]);
    public static string AnswerTooSlow(long bytes, double seconds) => Texts.Format([bytes, seconds]);
    public static string NotReachedInTime => Texts.Get();
    public static string NameNotResolved(string host) => Texts.Format([host]);
    public static string NoSecureConnection(string host) => Texts.Format([host]);
    public static string NoConnection(string host) => Texts.Format([host]);
    public static string NoConnectionBecause(string host, System.Net.Sockets.SocketError reason) => Texts.Format([host, reason]);
    public static string NoWayThroughProxy(string host) => Texts.Format([host]);
    public static string ProxyAsksForCredentials => Texts.Get();
    public static string ProxyAnswered(string status, string host) => Texts.Format([status, host]);
    public static string ProxyNotReached(string proxy) => Texts.Format([proxy]);
    public static string ConnectionClosed(string host) => Texts.Format([host]);
    public static string ConnectionLost(string host) => Texts.Format([host]);
    public static string TooManyHeaders(string host) => Texts.Format([host]);
    public static string AnswerNotHttp(string host) => Texts.Format([host]);
    public static string AnswerBrokeOff => Texts.Get();
    public static string AnswerSwells(int ratio) => Texts.Format([ratio]);
    public static string TooManyValues(int most) => Texts.Format([most]);
    public static string AnswerTooLong(int megabytes) => Texts.Format([megabytes]);
    public static string AnswerEmpty => Texts.Get();
    public static string AnswerUnasked => Texts.Get();
    public static string AnswerIsError(string said) => Texts.Format([said]);
    public static string AnswerOfOther(string asked, string answered) => Texts.Format([asked, answered]);
    public static string AnswerUnreadable(long? line, long? position) => Texts.Format([line, position]);
    public static string AnswerNotAList => Texts.Get();
    public static string AnswerWithoutLocation(Operation operation) => Texts.Format([operation]);
    public static string RedirectedPage => Texts.Get();
    public static string RedirectedTooOften(int most) => Texts.Format([most]);
    public static string RedirectedNowhere => Texts.Get();
    public static string RedirectedToHttp => Texts.Get();
    public static string RedirectedAway(string host) => Texts.Format([host]);
    public static string LimitShared(string limit, double seconds) => Texts.Format([limit, seconds]);

    // Lists.
    public static string NextLinkUnreadable => Texts.Get();
    public static string NextLinkRepeated => Texts.Get();
    public static string NextLinkForeign(string authority) => Texts.Format([authority]);
    public static string ListBringsNothing(int pages) => Texts.Format([pages]);
    public static string AccessFilterLost => Texts.Get();

    // What could not be read of an answer.
    public static string FieldLost(string field) => Texts.Format([field]);
    public static string FieldsLost(int count, string fields) => Texts.Format([count, fields]);
    public static string AndMore(string fields, int count) => Texts.Format([fields, count]);
    public static string NestedTooDeep => Texts.Get();
    public static string NoValidText => Texts.Get();
    public static string UnknownKind => Texts.Get();
    public static string OtherKind => Texts.Get();
    public static string NothingNamesIt => Texts.Get();
    public static string OutOfRange => Texts.Get();
    public static string NoDate => Texts.Get();

    // Streams, downloads, waveforms.
    public static string NoStreamOfFormat(string urn, string format, string formats) => Texts.Format([urn, format, formats]);
    public static string NoStream(string urn) => Texts.Format([urn]);
    public static string OnlyPartSent => Texts.Get();
    public static string DownloadBrokeOff => Texts.Get();
    public static string NotAWaveform => Texts.Get();
}

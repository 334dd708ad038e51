namespace SoundCloud.PowerShell;

/// <summary>The texts of the cmdlets: a member for each text of Messages.resx, in the language of the UI culture.</summary>
internal static class Messages
{
    private static readonly LocalizedTexts Texts = new(typeof(Messages));

    // Errors.
    public static string Disconnected => Texts.Get();
    public static string NoSession => Texts.Get();
    public static string NoAccount(string name) => Texts.Format([name]);
    public static string NoAccountIn(string name, string place) => Texts.Format([name, place]);
    public static string NoRequest => Texts.Get();
    public static string NoRequestIn(string place) => Texts.Format([place]);
    public static string AccountOfOther(string account, string owner, string user) => Texts.Format([account, owner, user]);
    public static string StoredAlready(string name) => Texts.Format([name]);
    public static string AccountDamaged(string name) => Texts.Format([name]);
    public static string TooManyTracks(int maximum, int count) => Texts.Format([maximum, count]);
    public static string NotInPlaylist(string track, string playlist) => Texts.Format([track, playlist]);
    public static string PlaceBeyondEnd(int index, int count) => Texts.Format([index, count]);
    public static string PortsUnavailable(int port, string reason) => Texts.Format([port, reason]);
    public static string OnPage(string sentence, int? page) => Texts.Format([sentence, page]);
    public static string OnPageWithCursor(string sentence, int? page) => Texts.Format([sentence, page]);
    public static string UploadRefused => Texts.Get();
    public static string FileMissing(string path) => Texts.Format([path]);
    public static string PathNotOfFile(string path, string provider) => Texts.Format([path, provider]);
    public static string SeveralInOneFile(string name) => Texts.Format([name]);
    public static string SaveSkipped(string path) => Texts.Format([path]);
    public static string NameBraceOpen(string template) => Texts.Format([template]);
    public static string NameMemberUnknown(string member, string known) => Texts.Format([member, known]);
    public static string NameMemberHasNoFormat(string member, string format) => Texts.Format([member, format]);
    public static string NameFormatUnknown(string member, string format) => Texts.Format([member, format]);
    public static string FileTaken(string name) => Texts.Format([name]);
    public static string AccessWithoutTracks => Texts.Get();
    public static string BodyTooDeep(int levels) => Texts.Format([levels]);
    public static string NumberInfinite => Texts.Get();
    public static string BodyOrForm => Texts.Get();

    // What to do about an error.
    public static string AdviceConnect => Texts.Get();
    public static string AdviceListAccounts => Texts.Get();
    public static string AdviceListTracks => Texts.Get();
    public static string AdvicePort => Texts.Get();
    public static string AdviceId => Texts.Get();
    public static string AdviceSearchTrack => Texts.Get();
    public static string AdviceSearchUser => Texts.Get();
    public static string AdviceSearchPlaylist => Texts.Get();
    public static string AdviceCorrectValue => Texts.Get();
    public static string AdviceRefused => Texts.Get();
    public static string AdviceNoApp => Texts.Get();
    public static string AdviceNoRedirectUri => Texts.Get();
    public static string AdviceNotInteractive => Texts.Get();
    public static string AdviceLeaveOut => Texts.Get();
    public static string AdviceStoredAlready => Texts.Get();
    public static string AdviceConnectAsUser => Texts.Get();
    public static string AdviceSignInAgain => Texts.Get();
    public static string AdviceNewestAddress => Texts.Get();
    public static string AdviceAllowAccess => Texts.Get();
    public static string AdviceRedirect => Texts.Get();
    public static string AdviceSignInFailed => Texts.Get();
    public static string AdviceStore => Texts.Get();
    public static string AdviceWaitUntil(DateTimeOffset reset) => Texts.Format([reset]);
    public static string AdviceWaitForLimit(DateTimeOffset reset, string limit) => Texts.Format([reset, limit]);
    public static string AdviceWait => Texts.Get();
    public static string AdviceUploadRefused => Texts.Get();
    public static string AdviceHiddenTracks => Texts.Get();
    public static string AdviceAllowDownloads => Texts.Get();
    public static string AdviceWaveformLater => Texts.Get();
    public static string AdviceFile => Texts.Get();
    public static string AdviceFileTaken => Texts.Get();
    public static string AdviceFileMissing => Texts.Get();
    public static string AdviceNetwork => Texts.Get();
    public static string AdviceSandboxStopped => Texts.Get();
    public static string AdviceMoreTime => Texts.Get();
    public static string AdviceReport => Texts.Get();
    public static string AdviceUnauthorized => Texts.Get();
    public static string AdviceForbidden => Texts.Get();
    public static string AdviceNotFound => Texts.Get();
    public static string AdviceUnsupported => Texts.Get();
    public static string AdviceConflict => Texts.Get();
    public static string AdviceRunLater => Texts.Get();

    // Parameters.
    public static string NotABoolean(string text) => Texts.Format([text]);
    public static string NotADate(object date) => Texts.Format([date]);
    public static string NotADuration(object value) => Texts.Format([value]);
    public static string DurationOutOfRange => Texts.Get();
    public static string NotATrack => Texts.Get();
    public static string NotAUser => Texts.Get();
    public static string NotAPlaylist => Texts.Get();
    public static string NotAWord(string word, string words) => Texts.Format([word, words]);

    // Connecting.
    public static string NoApp => Texts.Get();
    public static string RedirectVariableInvalid(string text) => Texts.Format([text]);
    public static string NoRedirectUri => Texts.Get();
    public static string TheAccount(string name) => Texts.Format([name]);
    public static string TheAuthorizationRequest => Texts.Get();
    public static string TheSandbox => Texts.Get();
    public static string NoSandboxUser(string permalink) => Texts.Format([permalink]);
    public static string OfOtherApp(string thing, string app, string given) => Texts.Format([thing, app, given]);
    public static string OfOtherAddress(string thing, Uri own, string parameter) => Texts.Format([thing, own, parameter]);
    public static string CodeEmpty => Texts.Get();
    public static string AccessTokenEmpty => Texts.Get();
    public static string KeyWithoutStore => Texts.Get();
    public static string StoreNeedsKey(string place) => Texts.Format([place]);
    public static string CredentialWithoutServer => Texts.Get();
    public static string CredentialInAddress => Texts.Get();
    public static string NotAKey => Texts.Get();
    public static string NotAStore(string address) => Texts.Format([address]);
    public static string NoSecretManagement(string module) => Texts.Format([module]);
    public static string VaultFailed(string vault, string reason) => Texts.Format([vault, reason]);
    public static string NoSafeStore(string? reason) => Texts.Format([reason]);
    public static string TokenInMemory(string? reason) => Texts.Format([reason]);
    public static string TokenAlone(string reason) => Texts.Format([reason]);
    public static string TokensUnencrypted(string folder) => Texts.Format([folder]);
    public static string NotInteractive => Texts.Get();
    public static string SignInAt => Texts.Get();
    public static string SignInBehindButton(Uri page) => Texts.Format([page]);
    public static string BrowserEndsOn(Uri address) => Texts.Format([address]);
    public static string PasteAddress => Texts.Get();
    public static string SignedInAs(string name, string permalink) => Texts.Format([name, permalink]);
    public static string WaitingForSignIn(double seconds) => Texts.Format([seconds]);

    // What -WhatIf and -Confirm name.
    public static string LikeTrack => Texts.Get();
    public static string LikePlaylist => Texts.Get();
    public static string UnlikeTrack => Texts.Get();
    public static string UnlikePlaylist => Texts.Get();
    public static string RepostTrack => Texts.Get();
    public static string RepostPlaylist => Texts.Get();
    public static string UnrepostTrack => Texts.Get();
    public static string UnrepostPlaylist => Texts.Get();
    public static string FollowUser => Texts.Get();
    public static string UnfollowUser => Texts.Get();
    public static string CommentTrack => Texts.Get();
    public static string PublishTrack => Texts.Get();
    public static string ChangeTrack(string values) => Texts.Format([values]);
    public static string DeleteTrack => Texts.Get();
    public static string SetStorefront => Texts.Get();
    public static string MakePlaylist => Texts.Get();
    public static string MakePlaylistOf(int count) => Texts.Format([count]);
    public static string ChangePlaylist(string values) => Texts.Format([values]);
    public static string DeletePlaylist => Texts.Get();
    public static string AddTracks => Texts.Get();
    public static string RemoveTracks => Texts.Get();
    public static string MoveTracks => Texts.Get();
    public static string SaveTo(string path) => Texts.Format([path]);
    public static string SaveWaveformTo(string path) => Texts.Format([path]);
    public static string Disconnect => Texts.Get();
    public static string RenewToken => Texts.Get();
    public static string StoreAccount => Texts.Get();
    public static string ForgetAccount => Texts.Get();
    public static string SessionCache => Texts.Get();
    public static string Clear => Texts.Get();
    public static string StopSandbox => Texts.Get();

    // Progress, warnings, pictures.
    public static string Publishing(string file) => Texts.Format([file]);
    public static string Saving(string? title) => Texts.Format([title]);
    public static string StepsDone(long count) => Texts.Format([count]);
    public static string Transferred(double done, double? total, double rate) => Texts.Format([done, total, rate]);
    public static string WaitingToRetry => Texts.Get();
    public static string Done => Texts.Get();
    public static string OperationDeprecated(Operation operation) => Texts.Format([operation]);
    public static string TrackHeldAlready => Texts.Get();
    public static string TracksHeldAlready(int count) => Texts.Format([count]);
    public static string OwnerUnknown(string account) => Texts.Format([account]);
    public static string MembersLeftOut(string names) => Texts.Format([names]);
    public static string HookFailed(string reason) => Texts.Format([reason]);
    public static string CommentsUnread(Track track, string reason) => Texts.Format([track, reason]);
    public static string CommentLegend(int timed, long all) => Texts.Format([timed, all]);
}

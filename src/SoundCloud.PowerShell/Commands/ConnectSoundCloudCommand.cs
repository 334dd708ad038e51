using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Connects to SoundCloud: as an app, as a user, with a stored account, or to the sandbox on this machine.</summary>
/// <remarks>
/// <para>The cmdlets that call SoundCloud need a session. Connect-SoundCloud opens one and makes it the session of this runspace. With
/// -PassThru it also returns the session, for the parameter -Session of other cmdlets.</para>
/// <para>-Sandbox needs no account: it starts a simulated SoundCloud on this machine and signs in as its demo user. Without parameters, or
/// with -Credential, the cmdlet connects as an app, which can read public content. With -Interactive, you sign in as a user with the
/// browser; likes, feeds, your own tracks and all changes require a signed-in user. -Account stores the account under a name, and later
/// reopens it without a browser.</para>
/// <para>Access tokens are renewed automatically. With -Account, tokens are kept in the safe store of this machine: DPAPI on Windows,
/// Keychain on macOS, the Secret Service on Linux. They appear in no output, error or log.</para>
/// </remarks>
/// <example>
/// Try things out, without an account
/// <code>
/// Connect-SoundCloud -Sandbox
/// Get-SCUser
/// </code>
/// You can like, upload and delete as you please: all changes to the sandbox are lost when PowerShell exits.
/// </example>
/// <example>
/// Connect as an app
/// <code>
/// Connect-SoundCloud -Credential (Get-Credential)
/// Search-SCTrack night -First 5
/// </code>
/// The user name is the client id, and the password is the client secret. In a job, set SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET,
/// and call Connect-SoundCloud without parameters.
/// </example>
/// <example>
/// Sign in with the browser, once
/// <code>
/// Connect-SoundCloud -Interactive -Account me
/// Get-SCLike -First 5
/// </code>
/// Opens SoundCloud's page in your browser and stores the account as 'me'.
/// </example>
/// <example>
/// Sign in over SSH or in a container
/// <code>
/// Connect-SoundCloud -Interactive -NoBrowser -Account server
/// </code>
/// Shows an address. Open it in a browser on any machine, sign in, and paste the address that the browser was redirected to.
/// </example>
/// <example>
/// Reopen a stored account
/// <code>
/// Connect-SoundCloud -Account me
/// Get-SCFeed -First 10
/// </code>
/// Needs no browser, so it also works in a script.
/// </example>
/// <example>
/// Use two accounts at once
/// <code>
/// $me = Connect-SoundCloud -Account me -PassThru
/// $label = Connect-SoundCloud -Account label -PassThru
/// Get-SCTrack -Session $label | Add-SCLike -Session $me -WhatIf
/// </code>
/// Each cmdlet uses the session that you give it.
/// </example>
/// <example>
/// Try a script for two accounts
/// <code>
/// $label = Connect-SoundCloud -Sandbox -SandboxUser nightshift-label -PassThru
/// $me = Connect-SoundCloud -Sandbox -PassThru
/// Get-SCTrack -Session $label -First 3 | Add-SCLike -Session $me -WhatIf
/// </code>
/// You can sign in as any user of the sandbox, by permalink.
/// </example>
/// <example>
/// Keep a log of what is sent
/// <code>
/// Connect-SoundCloud -Sandbox -OnRequest {
///     Add-Content log.txt "$($_.Method) $($_.Path) $($_.Status)"
/// }
/// Search-SCTrack night -First 5
/// </code>
/// The script block runs after each request and receives no secrets. To see the same for one command only, use its -Verbose.
/// </example>
/// <seealso cref="DisconnectSoundCloudCommand"/>
/// <seealso cref="GetSCSessionCommand"/>
/// <seealso cref="GetSCAccountCommand"/>
/// <seealso cref="NewSCAuthorizationRequestCommand"/>
/// <seealso cref="StartSCSandboxCommand"/>
/// <seealso href="about_SoundCloud_Authentication"/>
/// <seealso href="about_SoundCloud_Automation"/>
[Cmdlet(VerbsCommunications.Connect, "SoundCloud", DefaultParameterSetName = AsApp)]
[OutputType(typeof(SoundCloudSession))]
public sealed class ConnectSoundCloudCommand : ConnectionCommand
{
    private const string AsApp = "App", InBrowser = "Interactive", WithCode = "AuthorizationCode", WithToken = "AccessToken", ToSandbox = "Sandbox";

    private IAccountStore? _store;

    /// <summary>
    /// Signs a user in with the browser. The address is shown as well, so that you can open it elsewhere and paste the address that the
    /// browser was redirected to.
    /// </summary>
    [Parameter(ParameterSetName = InBrowser, Mandatory = true)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>
    /// The redirect URI that is registered for the app. Default: the environment variable SOUNDCLOUD_REDIRECT_URI, or
    /// http://127.0.0.1:8765/callback.
    /// </summary>
    [Parameter(ParameterSetName = InBrowser), ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public Uri? RedirectUri { get; set; }

    /// <summary>Opens no browser. You open the address that is shown, for example on another machine.</summary>
    [Parameter(ParameterSetName = InBrowser)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>How many seconds to wait for the user to sign in.</summary>
    [Parameter(ParameterSetName = InBrowser)]
    [ValidateRange(1, 86400), ArgumentCompleter(typeof(NothingCompleter))]
    public int TimeoutSeconds { get; set; } = 300;

    /// <summary>The authorization code that SoundCloud sent to a web app's redirect URI.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true), ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? AuthorizationCode { get; set; }

    /// <summary>
    /// The authorization request from New-SCAuthorizationRequest that the user was sent to SoundCloud with. Default: the request with that
    /// state that New-SCAuthorizationRequest -Keep has put in the store, and that nobody has taken since.
    /// </summary>
    [Parameter(ParameterSetName = WithCode), ArgumentCompleter(typeof(NothingCompleter))]
    [ValidateNotNull]
    public SoundCloudAuthorizationRequest? Request { get; set; }

    /// <summary>The state that came back with the code. It must equal the state of the request.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? State { get; set; }

    /// <summary>An access token that you obtained elsewhere.</summary>
    [Parameter(ParameterSetName = WithToken, Mandatory = true), ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? AccessToken { get; set; }

    /// <summary>
    /// The refresh token that belongs to -AccessToken. Renewal also requires the app's credentials, from -Credential or the environment.
    /// </summary>
    [Parameter(ParameterSetName = WithToken), ArgumentCompleter(typeof(NothingCompleter))]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Starts the sandbox on this machine, or uses the one that is already running, and signs in as its demo user.</summary>
    [Parameter(ParameterSetName = ToSandbox, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The sandbox user to sign in as, by permalink, such as jowymusic. Default: the demo user.</summary>
    [Parameter(ParameterSetName = ToSandbox)]
    [ValidateNotNullOrEmpty, ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SandboxUser { get; set; }

    /// <summary>The stored account to open. With -Interactive or another way to sign in, the name to store the account under.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountCompleter))]
    [NoScriptBlock]
    public string? Account { get; set; }

    /// <summary>
    /// The time-out of a request in seconds. The time begins again with each part of the response, as long as 256 bytes a second or more
    /// arrive. A transfer of a file only has to keep going.
    /// </summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 86400), ArgumentCompleter(typeof(NothingCompleter))]
    public int OperationTimeoutSeconds { get; set; } = 100;

    /// <summary>How many times a failed request is retried. 0 disables retries.</summary>
    [Parameter]
    [ValidateRange(0, 20), ArgumentCompleter(typeof(NothingCompleter))]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>
    /// The longest wait before a retry, as a TimeSpan or in seconds. Default: 60 seconds. If SoundCloud's rate limit requires a longer wait, the request fails
    /// at once with SoundCloud.RateLimited.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Duration? MaximumRetryDelay { get; set; }

    /// <summary>
    /// How long responses are cached, as a TimeSpan or in seconds. With a Redis in -Store, all machines that use it share them. Default: no
    /// caching. Clear-SCCache clears the cache.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Duration? CacheTtl { get; set; }

    /// <summary>Sends each request separately. By default, equal requests that are in flight at the same time share one response.</summary>
    [Parameter]
    public SwitchParameter NoDeduplication { get; set; }

    /// <summary>
    /// The address of a proxy, such as proxy.corp:8080 or socks5://localhost. Without a scheme it is http. A user name and a password can be in
    /// it; -ProxyCredential keeps them out of the command line. Default: the system's proxy.
    /// </summary>
    [Parameter, ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? Proxy { get; set; }

    /// <summary>The user name and the password for -Proxy, if it asks for them.</summary>
    [Parameter, ArgumentCompleter(typeof(NothingCompleter))]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    /// <summary>
    /// A script block that runs after each call. $_ is the record of the call: Method, Path, Status, Duration, RetryCount and Error. It
    /// contains no secrets.
    /// </summary>
    [Parameter, ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnRequest { get; set; }

    /// <summary>
    /// A script block that runs before the wait for each retry. $_ is the record of the retry: Attempt, Delay, Reason, Status and Uri. It
    /// contains no secrets.
    /// </summary>
    [Parameter, ArgumentCompleter(typeof(NothingCompleter))]
    public ScriptBlock? OnRetry { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private IAccountPlace Place => Accounts.At(this, TimeSpan.FromSeconds(OperationTimeoutSeconds));

    private ConnectionSettings Settings => ConnectionSettings.Of(this);

    /// <inheritdoc/>
    protected override void ProcessRecord() => TryOrEnd(() =>
    {
        var plan = Plan();
        Observer.Hooks = OnRequest is null && OnRetry is null ? null : new RequestHooks(OnRequest, OnRetry);
        var session = RunspaceSessions.Current = Await(plan.OpenAsync(Tuned(plan.Options, plan.Store), Observer, PipelineStopToken));
        if (PassThru)
            WriteObject(session);
    });

    private SignInPlan Plan() => (ParameterSetName, Account) switch
    {
        (AsApp, null) => SignInPlan.AsApp(Settings.ToOptions(needsCredentials: true), OpenStore(isRequired: false)),
        (AsApp, _) => Await(SignInPlan.ReopenAsync(Account, Settings, isNewApp: Credential is not null, OpenStore(isRequired: true)!, Place, PipelineStopToken)),
        (InBrowser, _) => Kept(SignInPlan.Interactive(Settings, RedirectUri, TimeSpan.FromSeconds(TimeoutSeconds), opensBrowser: !NoBrowser, new SignInConsole(Host, Observer))),
        (WithCode, _) when Request is null => Kept(Await(SignInPlan.WithStoredRequestAsync(Settings, AuthorizationCode.Reveal()!, State, OpenStore(isRequired: true)!, Place, PipelineStopToken))),
        (WithCode, _) => Kept(SignInPlan.WithCode(Settings, Request.Request, AuthorizationCode.Reveal()!, State)),
        (WithToken, _) => Kept(SignInPlan.WithToken(Settings, AccessToken.Reveal()!, RefreshToken.Reveal())),
        _ => Kept(SignInPlan.InSandbox(Settings, RunningSandboxes.StartOrJoin(), SandboxUser)),
    };

    private SignInPlan Kept(SignInPlan plan) => Account is null ? plan : plan.KeptAs(Account, OpenStore(isRequired: true)!);

    // Once: a store of unencrypted files warns each time.
    private IAccountStore? OpenStore(bool isRequired) => _store ??= Await(Place.OpenAsync(AllowPlainTextStore, isRequired, Observer, PipelineStopToken));

    private SoundCloudClientOptions Tuned(SoundCloudClientOptions options, IAccountStore? store) => options with
    {
        Timeout = TimeSpan.FromSeconds(OperationTimeoutSeconds),
        MaximumRetryCount = MaximumRetryCount,
        MaximumRetryDelay = MaximumRetryDelay?.Value ?? TimeSpan.FromSeconds(60),
        CacheTtl = CacheTtl?.Value,
        Cache = CacheTtl is not null && store?.Values is { } shared ? new SharedAnswers(shared, options.TimeProvider) : null,
        Deduplicate = !NoDeduplication,
        Proxy = ProxyAddress.Of(Proxy, ProxyCredential),
    };
}

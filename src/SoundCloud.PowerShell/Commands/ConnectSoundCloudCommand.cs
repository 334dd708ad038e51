using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Connects to SoundCloud: as an app, as a user, with a stored account, or to the sandbox on this machine.</summary>
/// <remarks>
/// <para>All other cmdlets work in a session. Connect-SoundCloud makes it and keeps it for this runspace; with -PassThru it returns it
/// too, for the parameter -Session of the others.</para>
/// <para>With -Sandbox it needs nothing: a SoundCloud of your own starts on this machine, with its demo user signed in. With nothing,
/// or with -Credential, it connects as an app, which can read what is public. With -Interactive a user signs in with the browser;
/// likes, feeds, your own tracks and every change need that. -Account stores the account under a name, and later opens it again without
/// a browser.</para>
/// <para>Tokens renew themselves. With -Account they are kept in a safe place of this machine: DPAPI on Windows, Keychain on macOS, the
/// Secret Service on Linux. They are in no output, error or log.</para>
/// </remarks>
/// <example>
/// Try things out, without an account
/// <code>
/// Connect-SoundCloud -Sandbox
/// Get-SCUser
/// </code>
/// Nothing can go wrong there: what is liked, uploaded or deleted in the sandbox ends with PowerShell.
/// </example>
/// <example>
/// Connect as an app
/// <code>
/// Connect-SoundCloud -Credential (Get-Credential)
/// Search-SCTrack night -First 5
/// </code>
/// The user name is the client id, the password the client secret. In a job, set SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET and
/// type Connect-SoundCloud alone.
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
/// Shows the address. Open it in a browser anywhere, and paste the address that the browser ends on.
/// </example>
/// <example>
/// Come back later
/// <code>
/// Connect-SoundCloud -Account me
/// Get-SCFeed -First 10
/// </code>
/// Opens a stored account: no browser, also in a script.
/// </example>
/// <example>
/// Work as two accounts at once
/// <code>
/// $me = Connect-SoundCloud -Account me -PassThru
/// $label = Connect-SoundCloud -Account label -PassThru
/// Get-SCTrack -Session $label | Add-SCLike -Session $me -WhatIf
/// </code>
/// Each cmdlet works in the session that it is given.
/// </example>
/// <example>
/// Try a script for two accounts
/// <code>
/// $label = Connect-SoundCloud -Sandbox -SandboxUser nightshift-label -PassThru
/// $me = Connect-SoundCloud -Sandbox -PassThru
/// Get-SCTrack -Session $label -First 3 | Add-SCLike -Session $me -WhatIf
/// </code>
/// Everybody in the sandbox can be signed in, by their permalink.
/// </example>
/// <example>
/// Keep a log of what is sent
/// <code>
/// Connect-SoundCloud -Sandbox -OnRequest {
///     Add-Content log.txt "$($_.Method) $($_.Path) $($_.Status)"
/// }
/// Search-SCTrack night -First 5
/// </code>
/// The block runs after each request and sees no secret. -Verbose of any cmdlet shows the same once.
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

    /// <summary>Signs a user in with the browser. The address is shown as well, and what the browser ends on can be pasted.</summary>
    [Parameter(ParameterSetName = InBrowser, Mandatory = true)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>
    /// The redirect URI that is registered with the app. Where not given, SOUNDCLOUD_REDIRECT_URI of the environment, or
    /// http://127.0.0.1:8765/callback.
    /// </summary>
    [Parameter(ParameterSetName = InBrowser)]
    public Uri? RedirectUri { get; set; }

    /// <summary>Opens no browser. The address is shown, for a browser on another machine.</summary>
    [Parameter(ParameterSetName = InBrowser)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>How many seconds to wait until the user has signed in.</summary>
    [Parameter(ParameterSetName = InBrowser)]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = 300;

    /// <summary>The code that came back to a web site's redirect URI.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true)]
    public SecureString? AuthorizationCode { get; set; }

    /// <summary>The request that the user was sent out with, from New-SCAuthorizationRequest.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true)]
    public SoundCloudAuthorizationRequest? Request { get; set; }

    /// <summary>The state that came back with the code. It has to be that of the request.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? State { get; set; }

    /// <summary>An access token from elsewhere.</summary>
    [Parameter(ParameterSetName = WithToken, Mandatory = true)]
    public SecureString? AccessToken { get; set; }

    /// <summary>The refresh token that belongs to -AccessToken. To renew, the app is needed too: -Credential, or the environment.</summary>
    [Parameter(ParameterSetName = WithToken)]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Starts the sandbox on this machine, or joins the one that runs, and signs in as its demo user.</summary>
    [Parameter(ParameterSetName = ToSandbox, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The user of the sandbox to sign in as, by permalink, such as jowymusic. Where not given, its demo user.</summary>
    [Parameter(ParameterSetName = ToSandbox)]
    [ValidateNotNullOrEmpty]
    public string? SandboxUser { get; set; }

    /// <summary>The stored account to open. Together with a way to sign in: the name to store the account under.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Account { get; set; }

    /// <summary>
    /// Where this machine has no safe place, keeps accounts in a file that is not encrypted and that you alone can read. It warns each
    /// time.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowPlainTextStore { get; set; }

    /// <summary>How many seconds SoundCloud may take to answer, and for each further piece of a long answer.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 86400)]
    public int OperationTimeoutSeconds { get; set; } = 100;

    /// <summary>How often a failed request is sent again. 0 never does.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>
    /// The longest wait before a request is sent again, as a TimeSpan or in seconds. Where SoundCloud asks for a longer one, the request
    /// fails with SoundCloud.RateLimited at once.
    /// </summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan MaximumRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long answers are kept and used again, as a TimeSpan or in seconds. Where not given, nothing is kept. Clear-SCCache forgets them.
    /// </summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? CacheTtl { get; set; }

    /// <summary>Sends equal requests that are under way at the same time each for itself. Without it, they share one answer.</summary>
    [Parameter]
    public SwitchParameter NoDeduplication { get; set; }

    /// <summary>The address of a proxy. Where not given, the system's.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>
    /// Runs after each call, with the record of it as $_: Method, Path, Status, Duration, RetryCount and Error. It holds no secret.
    /// </summary>
    [Parameter]
    public ScriptBlock? OnRequest { get; set; }

    /// <summary>
    /// Runs before each wait for a retry, with the record of it as $_: Attempt, Delay, Reason, Status and Uri. It holds no secret.
    /// </summary>
    [Parameter]
    public ScriptBlock? OnRetry { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private ConnectionSettings Settings => ConnectionSettings.Of(this);

    /// <inheritdoc/>
    protected override void ProcessRecord() => TryOrEnd(() =>
    {
        var plan = Plan();
        Observer.Hooks = OnRequest is null && OnRetry is null ? null : new RequestHooks(OnRequest, OnRetry);
        var session = RunspaceSessions.Current = Await(plan.OpenAsync(Tuned(plan.Options), Observer, PipelineStopToken));
        if (PassThru)
            WriteObject(session);
    });

    private SignInPlan Plan() => (ParameterSetName, Account) switch
    {
        (AsApp, null) => SignInPlan.AsApp(Settings.ToOptions(needsCredentials: true), Store(isRequired: false)),
        (AsApp, _) => Await(SignInPlan.ReopenAsync(Account, Settings, isNewApp: Credential is not null, Store(isRequired: true)!, PipelineStopToken)),
        (InBrowser, _) => Kept(SignInPlan.Interactive(Settings, RedirectUri, TimeSpan.FromSeconds(TimeoutSeconds), opensBrowser: !NoBrowser, new SignInConsole(Host, Observer))),
        (WithCode, _) => Kept(SignInPlan.WithCode(Settings, Request!.Request, AuthorizationCode.Reveal()!, State)),
        (WithToken, _) => Kept(SignInPlan.WithToken(Settings, AccessToken.Reveal()!, RefreshToken.Reveal())),
        _ => Kept(SignInPlan.InSandbox(Settings, RunningSandboxes.StartOrJoin(), SandboxUser)),
    };

    private SignInPlan Kept(SignInPlan plan) => Account is null ? plan : plan.KeptAs(Account, Store(isRequired: true)!);

    private IAccountStore? Store(bool isRequired) => Await(Accounts.OpenAsync(AllowPlainTextStore, isRequired, Observer, PipelineStopToken));

    private SoundCloudClientOptions Tuned(SoundCloudClientOptions options) => options with
    {
        Timeout = TimeSpan.FromSeconds(OperationTimeoutSeconds),
        MaximumRetryCount = MaximumRetryCount,
        MaximumRetryDelay = MaximumRetryDelay,
        CacheTtl = CacheTtl,
        Deduplicate = !NoDeduplication,
        Proxy = Proxy is null ? null : new System.Net.WebProxy(Proxy),
    };
}

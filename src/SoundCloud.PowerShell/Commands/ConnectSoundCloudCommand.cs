using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Connects this runspace to SoundCloud: as an app, as a user who signs in, with a stored account or a token from elsewhere, or to the embedded sandbox.</summary>
[Cmdlet(VerbsCommunications.Connect, "SoundCloud", DefaultParameterSetName = AsApp)]
[OutputType(typeof(SoundCloudSession))]
public sealed class ConnectSoundCloudCommand : TunedConnectionCommand
{
    private const string AsApp = "App";
    private const string InBrowser = "Interactive";
    private const string WithCode = "AuthorizationCode";
    private const string WithToken = "AccessToken";
    private const string ToSandbox = "Sandbox";

    /// <summary>Signs a user in: browser, loopback redirect, authorization code with PKCE; the address can be pasted as well.</summary>
    [Parameter(ParameterSetName = InBrowser, Mandatory = true)]
    public SwitchParameter Interactive { get; set; }

    /// <summary>The app's registered redirect URI; SOUNDCLOUD_REDIRECT_URI or http://127.0.0.1:8765/callback where not given.</summary>
    [Parameter(ParameterSetName = InBrowser)]
    public Uri? RedirectUri { get; set; }

    /// <summary>Opens no browser; the address is shown, for a browser elsewhere.</summary>
    [Parameter(ParameterSetName = InBrowser)]
    public SwitchParameter NoBrowser { get; set; }

    /// <summary>How long to wait for the user.</summary>
    [Parameter(ParameterSetName = InBrowser)]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; } = 300;

    /// <summary>The code that came back to a web back end's redirect URI.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true)]
    public SecureString? AuthorizationCode { get; set; }

    /// <summary>The request that the user was sent out with, from New-SCAuthorizationRequest.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true)]
    public SoundCloudAuthorizationRequest? Request { get; set; }

    /// <summary>The state that came back with the code.</summary>
    [Parameter(ParameterSetName = WithCode, Mandatory = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? State { get; set; }

    /// <summary>An access token from elsewhere.</summary>
    [Parameter(ParameterSetName = WithToken, Mandatory = true)]
    public SecureString? AccessToken { get; set; }

    /// <summary>The refresh token that came with it; to renew, the app is needed too.</summary>
    [Parameter(ParameterSetName = WithToken)]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Starts the embedded sandbox, or joins the running one, and signs in as its demo user.</summary>
    [Parameter(ParameterSetName = ToSandbox, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The stored account to reopen; with a way to sign in, the name to store it under.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountCompleter))]
    public string? Account { get; set; }

    /// <summary>Keeps tokens in a file that is not encrypted, readable by this user alone, where the machine has no safe place.</summary>
    [Parameter]
    public SwitchParameter AllowPlainTextStore { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SoundCloudClient? client = null;
        try
        {
            var plan = Plan();
            client = new SoundCloudClient(Tuned(plan.Options));
            Observer.Hooks = Hooks;
            Await(plan.SignInAsync(client.Observe(Observer).Auth, PipelineStopToken));
            var session = new SoundCloudSession(client, plan.Name, plan.Store?.Kind, Observer.Hooks);
            RunspaceSessions.Current = session;
            client = null;
            if (PassThru)
                WriteObject(session);
        }
        catch (SoundCloudException e)
        {
            Observer.Write(this);
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
        finally
        {
            client?.Dispose();
        }
    }

    private SignInPlan Plan() => (ParameterSetName, Account) switch
    {
        (AsApp, null) => SignInPlan.AsApp(Settings.ToOptions(needsCredentials: true), Store(isRequired: false)),
        (AsApp, _) => Await(SignInPlan.ReopenAsync(Account, Settings, isNewApp: Credential is not null, Store(isRequired: true)!, PipelineStopToken)),
        (InBrowser, _) => Kept(SignInPlan.Interactive(Settings, RedirectUri, TimeSpan.FromSeconds(TimeoutSeconds), opensBrowser: !NoBrowser, new SignInConsole(Host, Observer))),
        (WithCode, _) => Kept(SignInPlan.WithCode(Settings, Request!.Request, AuthorizationCode.Reveal()!, State)),
        (WithToken, _) => Kept(SignInPlan.WithToken(Settings, AccessToken.Reveal()!, RefreshToken.Reveal())),
        _ => Kept(SignInPlan.InSandbox(Settings, RunningSandboxes.StartOrJoin())),
    };

    private SignInPlan Kept(SignInPlan plan) => Account is null ? plan : plan.StoredAs(Account, Store(isRequired: true)!);

    private IAccountStore? Store(bool isRequired)
    {
        var (store, reason) = Await(Accounts.OpenAsync(AllowPlainTextStore, PipelineStopToken));
        if (store is null && isRequired)
            throw new TokenStoreException($"There is no safe place to keep an account on this machine: {reason}");
        if (store is null)
            WriteVerbose($"The app's token stays in memory: {reason}");
        if (Accounts.IsPlainText(store))
            WriteWarning($"Tokens are kept unencrypted in {Accounts.Folder}: whoever can read your files can use them.");
        return store;
    }
}

using System.Management.Automation;
using System.Security;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Connects this runspace to SoundCloud: as an app, with a token from elsewhere, or to the embedded sandbox.</summary>
[Cmdlet(VerbsCommunications.Connect, "SoundCloud", DefaultParameterSetName = AsApp)]
[OutputType(typeof(SoundCloudSession))]
public sealed class ConnectSoundCloudCommand : StoppableCommand
{
    private const string AsApp = "App";
    private const string WithToken = "AccessToken";
    private const string ToSandbox = "Sandbox";

    /// <summary>The app: client id as user name, client secret as password. Where not given, SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET.</summary>
    [Parameter(ParameterSetName = AsApp, Position = 0)]
    [Parameter(ParameterSetName = WithToken)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>An access token from elsewhere.</summary>
    [Parameter(ParameterSetName = WithToken, Mandatory = true)]
    public SecureString? AccessToken { get; set; }

    /// <summary>The refresh token that came with it; to renew, the app is needed too.</summary>
    [Parameter(ParameterSetName = WithToken)]
    public SecureString? RefreshToken { get; set; }

    /// <summary>Starts the embedded sandbox, or joins the running one, and signs in as its demo user.</summary>
    [Parameter(ParameterSetName = ToSandbox, Mandatory = true)]
    public SwitchParameter Sandbox { get; set; }

    /// <summary>The API's address; SOUNDCLOUD_API_URL or https://api.soundcloud.com where not given.</summary>
    [Parameter(ParameterSetName = AsApp)]
    [Parameter(ParameterSetName = WithToken)]
    public string? ApiUri { get; set; }

    /// <summary>The sign-in host's address; SOUNDCLOUD_AUTH_URL or https://secure.soundcloud.com where not given.</summary>
    [Parameter(ParameterSetName = AsApp)]
    [Parameter(ParameterSetName = WithToken)]
    public string? AuthUri { get; set; }

    /// <summary>The token endpoint's full address; SOUNDCLOUD_URL_GET_TOKEN, or /oauth/token below the sign-in host, where not given.</summary>
    [Parameter(ParameterSetName = AsApp)]
    [Parameter(ParameterSetName = WithToken)]
    public string? TokenUri { get; set; }

    /// <summary>The authorization header of token requests, verbatim; SOUNDCLOUD_AUTHORIZATION where not given.</summary>
    [Parameter(ParameterSetName = AsApp)]
    [Parameter(ParameterSetName = WithToken)]
    public SecureString? AuthorizationHeader { get; set; }

    /// <summary>How long the service may take for an answer and for each further piece of it.</summary>
    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(1, 86400)]
    public int OperationTimeoutSeconds { get; set; } = 100;

    /// <summary>How often a failed request is sent again.</summary>
    [Parameter]
    [ValidateRange(0, 20)]
    public int MaximumRetryCount { get; set; } = 3;

    /// <summary>The longest wait before a retry: a TimeSpan or seconds. A longer one that the service asks for is an error.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan MaximumRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long answers are kept: a TimeSpan or seconds. Nothing is kept where not given.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan? CacheTtl { get; set; }

    /// <summary>Sends identical requests each for itself.</summary>
    [Parameter]
    public SwitchParameter NoDeduplication { get; set; }

    /// <summary>The proxy's address; the system's where not given.</summary>
    [Parameter]
    public Uri? Proxy { get; set; }

    /// <summary>Runs after each call, on the pipeline's thread; $_ has Method, Path, Status, Duration, RetryCount and Error, no secret.</summary>
    [Parameter]
    public ScriptBlock? OnRequest { get; set; }

    /// <summary>Runs before each wait for a retry; $_ has Attempt, Delay, Reason, Status and Uri, no secret.</summary>
    [Parameter]
    public ScriptBlock? OnRetry { get; set; }

    /// <summary>Returns the session.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        SoundCloudClient? client = null;
        try
        {
            var (options, account) = ParameterSetName is ToSandbox ? OfSandbox() : OfService();
            client = new SoundCloudClient(options);
            var hooks = OnRequest is null && OnRetry is null ? null : new RequestHooks(OnRequest, OnRetry);
            Observer.Hooks = hooks;
            Await(client.Observe(Observer).Auth.SignInAsync(PipelineStopToken));
            var session = new SoundCloudSession(client, account, hooks);
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

    private (SoundCloudClientOptions Options, string? Account) OfService()
    {
        var connection = new ConnectionSettings(ApiUri, AuthUri, TokenUri, Plain(AuthorizationHeader), Credential?.UserName, Plain(Credential?.Password));
        var token = AccessToken is null ? null : new TokenSet(Plain(AccessToken)!, Plain(RefreshToken));
        return (Tuned(connection.ToOptions(needsCredentials: token is null) with { Token = token }), token is null ? connection.ClientId : null);
    }

    private (SoundCloudClientOptions Options, string? Account) OfSandbox()
    {
        var sandbox = RunningSandboxes.StartOrJoin();
        return (Tuned(sandbox.ToClientOptions()), sandbox.DemoUsername);
    }

    private SoundCloudClientOptions Tuned(SoundCloudClientOptions options) => options with
    {
        Timeout = TimeSpan.FromSeconds(OperationTimeoutSeconds),
        MaximumRetryCount = MaximumRetryCount,
        MaximumRetryDelay = MaximumRetryDelay,
        CacheTtl = CacheTtl,
        Deduplicate = !NoDeduplication,
        Proxy = Proxy is null ? null : new System.Net.WebProxy(Proxy),
    };

    private static string? Plain(SecureString? secret) => secret is null ? null : new System.Net.NetworkCredential("", secret).Password;
}

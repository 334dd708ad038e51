using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that makes a client: its time-outs, retries, cache, proxy and hooks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TunedConnectionCommand : ConnectionCommand
{
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

    private protected RequestHooks? Hooks => OnRequest is null && OnRetry is null ? null : new RequestHooks(OnRequest, OnRetry);

    private protected SoundCloudClientOptions Tuned(SoundCloudClientOptions options) => options with
    {
        Timeout = TimeSpan.FromSeconds(OperationTimeoutSeconds),
        MaximumRetryCount = MaximumRetryCount,
        MaximumRetryDelay = MaximumRetryDelay,
        CacheTtl = CacheTtl,
        Deduplicate = !NoDeduplication,
        Proxy = Proxy is null ? null : new System.Net.WebProxy(Proxy),
    };
}

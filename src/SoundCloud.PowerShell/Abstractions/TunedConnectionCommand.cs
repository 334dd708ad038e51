using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that makes a client: its time-outs, retries, cache, proxy and hooks.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TunedConnectionCommand : ConnectionCommand
{
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

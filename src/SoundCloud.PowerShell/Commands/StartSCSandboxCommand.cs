using System.Management.Automation;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Starts a sandbox: a simulated SoundCloud on this machine.</summary>
/// <remarks>
/// <para>The sandbox stands in for SoundCloud, so that you can try the cmdlets and test scripts. It answers requests as SoundCloud does,
/// with an invented catalogue of users, tracks and playlists, and a demo user. It listens only on this machine and needs no account. It
/// runs until you call Stop-SCSandbox or exit PowerShell, and all changes are lost then.</para>
/// <para>Connect-SoundCloud -Sandbox starts a sandbox for you. Use Start-SCSandbox to see the requests that were sent (Requests), to slow
/// down the responses, or to make requests fail on purpose.</para>
/// </remarks>
/// <example>
/// Count the requests of a script
/// <code>
/// $sandbox = Start-SCSandbox
/// Connect-SoundCloud -Sandbox
/// $sandbox.Requests.Clear()
/// $null = Get-SCTrack -User nightshift-label
/// $sandbox.Requests | Select-Object Method, PathAndQuery, Status
/// </code>
/// Requests lists the requests that the sandbox received, oldest first.
/// </example>
/// <example>
/// Test how a script handles failures
/// <code>
/// $sandbox = Start-SCSandbox -Fault status-503:2@/tracks
/// Connect-SoundCloud -Credential $sandbox.Credential `
///     -ApiUri $sandbox.ApiUri -AuthUri $sandbox.AuthUri -MaximumRetryDelay 5
/// Search-SCTrack night -First 3
/// </code>
/// The first two requests for tracks are answered with 503, and the third one succeeds after the retries. Press Tab after -Fault to see all
/// faults.
/// </example>
/// <example>
/// Create a large catalogue that is always the same
/// <code>
/// Start-SCSandbox -TrackCount 5000 -Seed 7
/// </code>
/// The same seed creates the same catalogue on every machine.
/// </example>
/// <seealso cref="StopSCSandboxCommand"/>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Sandbox"/>
[Cmdlet(VerbsLifecycle.Start, "SCSandbox")]
[OutputType(typeof(RunningSandbox))]
public sealed class StartSCSandboxCommand : PSCmdlet
{
    /// <summary>The port of the API. The sign-in pages and the files use the next two ports. 0 chooses free ports.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65533)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Port { get; set; }

    /// <summary>The number that the catalogue is generated from. The same number creates the same catalogue.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int Seed { get; set; } = 1;

    /// <summary>How many tracks the catalogue has.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int TrackCount { get; set; } = 600;

    /// <summary>How long to delay each response, as a TimeSpan or in seconds.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public Duration? Latency { get; set; }

    /// <summary>
    /// The faults to simulate, such as 'status-503:2@/tracks': which fault, how often, and for which paths. Tab completes them.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(FaultCompleter))]
    [NoScriptBlock]
    public string[]? Fault { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(RunningSandboxes.Start(new SandboxOptions
            {
                Port = Port,
                Seed = Seed,
                TrackCount = TrackCount,
                Latency = Latency?.Value ?? default,
                Faults = Fault ?? [],
            }));
        }
        catch (ArgumentException e)
        {
            ThrowTerminatingError(ErrorRecords.From(new InvalidRequestException(Sentence(e)), Fault));
        }
        catch (InvalidOperationException e) when (e.InnerException is SocketException)
        {
            ThrowTerminatingError(ErrorRecords.PortUnavailable(Port, e.InnerException));
        }
    }

    // The runtime appends the name of the sandbox's parameter to the message; users of the cmdlet do not know that name.
    private static string Sentence(ArgumentException e) =>
        e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);
}

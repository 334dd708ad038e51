using System.Management.Automation;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Starts a SoundCloud of your own on this machine.</summary>
/// <remarks>
/// <para>A stand-in for SoundCloud, to try things and to test scripts: the same requests and answers, with a made-up catalogue of
/// users, tracks and playlists, and a demo user. It listens on this machine only and needs no account. What is changed there ends with
/// it. It ends with Stop-SCSandbox, or with PowerShell.</para>
/// <para>Connect-SoundCloud -Sandbox starts one by itself. Start-SCSandbox is for more: to see what was sent (Requests), to make it
/// slow, and to let it fail on purpose.</para>
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
/// Requests is what it was asked, oldest first.
/// </example>
/// <example>
/// See how a script takes a failing service
/// <code>
/// $sandbox = Start-SCSandbox -Fault status-503:2@/tracks
/// Connect-SoundCloud -Credential $sandbox.Credential `
///     -ApiUri $sandbox.ApiUri -AuthUri $sandbox.AuthUri -MaximumRetryDelay 5
/// Search-SCTrack night -First 3
/// </code>
/// The first two requests for tracks are answered 503, and the third one well: the search waits, tries again and succeeds. Press Tab
/// after -Fault for all faults.
/// </example>
/// <example>
/// Have a large catalogue, always the same
/// <code>
/// Start-SCSandbox -TrackCount 5000 -Seed 7
/// </code>
/// The same seed makes the same catalogue, on every machine.
/// </example>
/// <seealso cref="StopSCSandboxCommand"/>
/// <seealso cref="ConnectSoundCloudCommand"/>
/// <seealso href="about_SoundCloud_Sandbox"/>
[Cmdlet(VerbsLifecycle.Start, "SCSandbox")]
[OutputType(typeof(RunningSandbox))]
public sealed class StartSCSandboxCommand : PSCmdlet
{
    /// <summary>The port of the API; the sign-in pages and the files take the next two. 0 takes any that are free.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65533)]
    public int Port { get; set; }

    /// <summary>Which catalogue: the same number makes the same one.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>How many tracks the catalogue has.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int TrackCount { get; set; } = 600;

    /// <summary>How long each answer takes, as a TimeSpan or in seconds.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Latency { get; set; }

    /// <summary>What goes wrong, such as 'status-503:2@/tracks': which fault, how often, and for which paths. Tab completes them.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(FaultCompleter))]
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
                Latency = Latency,
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

    // The runtime puts the name of the client's own parameter behind the message; it is none of the cmdlet's.
    private static string Sentence(ArgumentException e) =>
        e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal);
}

using System.Management.Automation;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Starts a SoundCloud of your own on this machine, to try things and to test scripts.</summary>
[Cmdlet(VerbsLifecycle.Start, "SCSandbox")]
[OutputType(typeof(RunningSandbox))]
public sealed class StartSCSandboxCommand : PSCmdlet
{
    /// <summary>The API host's port; the sign-in and CDN hosts take the next two. Any free ones where not given.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(0, 65533)]
    public int Port { get; set; }

    /// <summary>Which catalogue: the same seed makes the same one.</summary>
    [Parameter]
    public int Seed { get; set; } = 1;

    /// <summary>How many tracks it has.</summary>
    [Parameter]
    [ValidateRange(0, 1_000_000)]
    public int TrackCount { get; set; } = 600;

    /// <summary>How long each answer takes: a TimeSpan or seconds.</summary>
    [Parameter]
    [DurationTransformation]
    public TimeSpan Latency { get; set; }

    /// <summary>What goes wrong, such as <c>status-503:2@/tracks</c>: the name, how often, and where.</summary>
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

using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Shell = System.Management.Automation.PowerShell;

namespace SoundCloud.PowerShell.Tests;

/// <summary>A fresh runspace of the real engine, with the built module imported.</summary>
public sealed class ModuleHost : IDisposable
{
    private ModuleHost(Runspace runspace) => Runspace = runspace;

    /// <summary>The runspace.</summary>
    public Runspace Runspace { get; }

    /// <summary>Opens a runspace.</summary>
    /// <param name="importModule">False for an engine without the module.</param>
    /// <returns>The host; dispose it.</returns>
    public static ModuleHost Open(bool importModule = true)
    {
        var state = InitialSessionState.CreateDefault2();
        if (importModule)
        {
            state.ImportPSModule([Engine.Manifest]);
        }

        var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        return new(runspace);
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script; <c>$args</c> are the arguments.</param>
    /// <param name="arguments">Passed as they are, not as text.</param>
    /// <returns>What it wrote.</returns>
    public Task<Run> RunAsync(string script, params object[] arguments) => Start(script, arguments).Completion;

    /// <summary>Starts a script.</summary>
    /// <param name="script">The script; <c>$args</c> are the arguments.</param>
    /// <param name="arguments">Passed as they are, not as text.</param>
    /// <returns>The running script, to be stopped or awaited.</returns>
    public RunningScript Start(string script, params object[] arguments)
    {
        var shell = Shell.Create();
        shell.Runspace = Runspace;
        shell.AddScript(script);
        foreach (var argument in arguments)
        {
            shell.AddArgument(argument);
        }

        return new(shell);
    }

    /// <inheritdoc/>
    public void Dispose() => Runspace.Dispose();
}

/// <summary>A script under way.</summary>
public sealed class RunningScript
{
    private readonly TaskCompletionSource<Run> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PSDataCollection<PSObject> _output = [];
    private readonly Shell _shell;

    internal RunningScript(Shell shell)
    {
        _shell = shell;
        shell.InvocationStateChanged += (_, change) => Ended(change.InvocationStateInfo);
        shell.BeginInvoke<PSObject, PSObject>(null, _output);
    }

    /// <summary>Ends when the script has completed, failed or been stopped; never faulted.</summary>
    public Task<Run> Completion => _completion.Task;

    /// <summary>What Ctrl+C does; returns at once.</summary>
    /// <returns>The stopped script.</returns>
    public Task<Run> StopAsync()
    {
        _shell.BeginStop(null, null);
        return Completion;
    }

    private void Ended(PSInvocationStateInfo info)
    {
        if (info.State is not (PSInvocationState.Completed or PSInvocationState.Failed or PSInvocationState.Stopped))
        {
            return;
        }

        var streams = _shell.Streams;
        _completion.TrySetResult(new(
            [.. _output],
            [.. streams.Error],
            [.. streams.Verbose.Select(record => record.Message)],
            [.. streams.Warning.Select(record => record.Message)],
            [.. streams.Information.Select(record => $"{record.MessageData}")],
            info.State,
            info.Reason));
    }
}

/// <summary>What a script wrote, and how it ended.</summary>
/// <param name="Output">The output stream.</param>
/// <param name="Errors">The error stream: non-terminating errors.</param>
/// <param name="Verbose">The verbose stream.</param>
/// <param name="Warning">The warning stream.</param>
/// <param name="Information">The information stream, Write-Host too.</param>
/// <param name="State">Completed, Failed or Stopped.</param>
/// <param name="Reason">Why it failed or was stopped.</param>
public sealed record Run(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Warning,
    IReadOnlyList<string> Information,
    PSInvocationState State,
    Exception? Reason)
{
    /// <summary>The only output, of a script that completed without an error.</summary>
    /// <typeparam name="T">The type of the object below the PSObject.</typeparam>
    /// <returns>The object.</returns>
    public T Only<T>()
    {
        Clean();
        return Assert.IsAssignableFrom<T>(Assert.Single(Output).BaseObject);
    }

    /// <summary>Fails the test unless the script completed without an error.</summary>
    /// <returns>The same run.</returns>
    public Run Clean()
    {
        Assert.Null(Reason);
        Assert.Empty(Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}"));
        Assert.Equal(PSInvocationState.Completed, State);
        return this;
    }
}

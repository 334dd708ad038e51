using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using System.Net;
using SoundCloud.Sandbox;
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
    /// <param name="user">The user at the prompt; null for none.</param>
    /// <returns>The host; dispose it.</returns>
    public static ModuleHost Open(bool importModule = true, PSHost? user = null)
    {
        var state = InitialSessionState.CreateDefault2();
        if (importModule)
            state.ImportPSModule([Engine.Manifest]);

        var runspace = user is null ? RunspaceFactory.CreateRunspace(state) : RunspaceFactory.CreateRunspace(user, state);
        runspace.Open();
        return new(runspace);
    }

    /// <summary>Connects the runspace to a sandbox.</summary>
    /// <param name="sandbox">The sandbox.</param>
    /// <param name="permalink">The user to sign in as; null for the demo user.</param>
    /// <returns>The session.</returns>
    public async Task<object> ConnectAsync(SoundCloudSandbox sandbox, string? permalink = null)
    {
        var token = new NetworkCredential("", sandbox.IssueUserToken(permalink).AccessToken).SecurePassword;
        var run = await RunAsync(
            "param($token, $api, $auth) Connect-SoundCloud -AccessToken $token -ApiUri $api -AuthUri $auth -PassThru",
            token,
            sandbox.ApiUri,
            sandbox.AuthUri);
        return run.Only<object>();
    }

    /// <summary>Runs a script to its end.</summary>
    /// <param name="script">The script; <c>$args</c> are the arguments.</param>
    /// <param name="arguments">Passed as objects, not as text.</param>
    /// <returns>What it wrote.</returns>
    public Task<Run> RunAsync(string script, params object[] arguments) => Start(script, arguments).Completion;

    /// <summary>Starts a script.</summary>
    /// <param name="script">The script; <c>$args</c> are the arguments.</param>
    /// <param name="arguments">Passed as objects, not as text.</param>
    /// <returns>The running script, to be stopped or awaited.</returns>
    public RunningScript Start(string script, params object[] arguments)
    {
        var shell = Shell.Create();
        shell.Runspace = Runspace;
        shell.AddScript(script);
        foreach (var argument in arguments)
            shell.AddArgument(argument);

        return new(shell);
    }

    /// <inheritdoc/>
    public void Dispose() => Runspace.Dispose();
}

/// <summary>A running script.</summary>
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

    /// <summary>Completes when the script has completed, failed or been stopped. The task never faults.</summary>
    public Task<Run> Completion => _completion.Task;

    /// <summary>Completes when the verbose stream has such a message.</summary>
    /// <param name="part">A part of it.</param>
    /// <returns>The message.</returns>
    public Task<string> WhenVerboseAsync(string part)
    {
        var source = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var messages = _shell.Streams.Verbose;
        messages.DataAdded += (_, added) => Look(added.Index);
        for (var i = 0; i < messages.Count; i++)
            Look(i);

        return source.Task;

        void Look(int index)
        {
            if (messages[index].Message is var message && message.Contains(part, StringComparison.Ordinal))
                source.TrySetResult(message);
        }
    }

    /// <summary>Stops the script like Ctrl+C.</summary>
    /// <returns>The stopped script.</returns>
    public Task<Run> StopAsync()
    {
        _shell.BeginStop(null, null);
        return Completion;
    }

    private void Ended(PSInvocationStateInfo info)
    {
        if (info.State is not (PSInvocationState.Completed or PSInvocationState.Failed or PSInvocationState.Stopped))
            return;

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
    /// <summary>The output as text.</summary>
    public IReadOnlyList<string> Lines => [.. Output.Select(item => $"{item}")];

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

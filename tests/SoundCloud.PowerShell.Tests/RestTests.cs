using System.Diagnostics;
using System.Management.Automation;
using System.Net;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests;

/// <summary>A hundred times begun and broken off, and all is as before: threads, sockets, handles, runspaces.</summary>
public sealed class RestTests : IAsyncLifetime
{
    private const int Generous = 300_000;
    private const int Times = 100;
    private const int Few = 5;

    // The number of pool threads varies; a leak would add a hundred.
    private const int Slack = 20;

    // The first page's address has no cursor and no offset.
    private static readonly string[] SecondPages = ["hang-headers@offset=", "hang-headers@cursor="];

    private readonly SoundCloudSandbox _sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 300 });
    private readonly ModuleHost _host = ModuleHost.Open();

    public async ValueTask InitializeAsync() => await _host.ConnectAsync(_sandbox);

    public async ValueTask DisposeAsync()
    {
        // In this order: a cmdlet that did not stop ends when its service does.
        await _sandbox.DisposeAsync();
        _host.Dispose();
    }

    [Fact(Timeout = Generous)]
    public Task After_lists_stopped_in_mid_flight() => AssertRestsAsync(async () =>
    {
        var running = _host.Start("Search-SCTrack -Query a -PageSize 10");
        await SecondPageAsync();

        var run = await running.StopAsync();

        Assert.Equal(PSInvocationState.Stopped, run.State);
        Assert.Empty(run.Errors);
    }, SecondPages);

    [Fact(Timeout = Generous)]
    public Task After_lists_of_which_the_first_are_taken() => AssertRestsAsync(async () =>
    {
        // The next page has been requested when the pipeline ends.
        var run = await _host.RunAsync(
            """
            param($second)
            $taken = 0
            Search-SCTrack -Query a -PageSize 10 | ForEach-Object { $_; if (++$taken -eq 3) { $second.Wait() } } | Select-Object -First 4
            """,
            SecondPageAsync());

        Assert.Equal(4, run.Clean().Output.Count);
    }, SecondPages);

    [Fact(Timeout = Generous)]
    public async Task After_waits_for_a_retry_that_were_stopped()
    {
        var token = new NetworkCredential("", _sandbox.IssueUserToken().AccessToken).SecurePassword;
        (await _host.RunAsync("param($token, $api, $auth) Connect-SoundCloud -AccessToken $token -ApiUri $api -AuthUri $auth -MaximumRetryCount 20", token, _sandbox.ApiUri, _sandbox.AuthUri)).Clean();

        // Not a rate limit, because later requests would wait before they are sent.
        await AssertRestsAsync(
            async () =>
            {
                var running = _host.Start("Invoke-SCRaw /me -Verbose");
                await running.WhenVerboseAsync("retry 1 of");

                var run = await running.StopAsync();

                Assert.Equal(PSInvocationState.Stopped, run.State);
                Assert.Empty(run.Errors);
            },
            "status-503@/me");
    }

    [Fact(Timeout = Generous)]
    public async Task After_connections_to_the_embedded_sandbox()
    {
        (await _host.RunAsync("$null = Start-SCSandbox -TrackCount 50")).Clean();
        try
        {
            await AssertRestsAsync(
                async () => Assert.Equal(["demo-dj"], (await _host.RunAsync("Connect-SoundCloud -Sandbox; (Get-SCUser).Permalink; Disconnect-SoundCloud")).Clean().Lines));
        }
        finally
        {
            await _host.RunAsync("Stop-SCSandbox");
        }
    }

    [Fact(Timeout = Generous)]
    public Task After_sandboxes_of_which_each_served_one_session() => AssertRestsAsync(
        async () => Assert.Equal(
            ["demo-dj"],
            (await _host.RunAsync("$box = Start-SCSandbox -TrackCount 5; Connect-SoundCloud -Sandbox; (Get-SCUser).Permalink; Disconnect-SoundCloud; $box | Stop-SCSandbox")).Clean().Lines));

    private static Counts Count()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.Threads.Count, process.HandleCount, Sockets());
    }

    // Only on systems that list them. Both ends of each connection belong to this process.
    private static int Sockets() => !OperatingSystem.IsLinux() ? 0 : Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(entry =>
    {
        try
        {
            return File.ResolveLinkTarget(entry, returnFinalTarget: false)?.FullName.Contains("socket:", StringComparison.Ordinal) == true;
        }
        catch (IOException)
        {
            // The handle of the listing itself, which is closed again.
            return false;
        }
    });

    private async Task AssertRestsAsync(Func<Task> once, params string[] faults)
    {
        Array.ForEach(faults, _sandbox.EnableFault);

        for (var i = 0; i < Few; i++)
            await OnceAsync();

        var runspaces = await RunspacesAsync();
        var before = await SettledAsync(most: null);

        for (var i = 0; i < Times; i++)
            await OnceAsync();

        var after = await SettledAsync(most: before);
        Assert.True(after.IsAtMost(before), $"before: {before}, after: {after}");
        Assert.Equal(runspaces, await RunspacesAsync());

        async Task OnceAsync()
        {
            await once();
            await _sandbox.Requests.WhenIdleAsync(CancellationToken.None);
            _sandbox.Requests.Clear();
        }
    }

    // Other threads close what was released, so they get time to run. A leak remains.
    private static async Task<Counts> SettledAsync(Counts? most)
    {
        var least = Count();
        for (var round = 0; round < 200 && (most is null ? round < 20 : !least.IsAtMost(most)); round++)
        {
            await Task.Run(GC.Collect);
            GC.WaitForPendingFinalizers();
            var now = Count();
            least = new(Math.Min(least.Threads, now.Threads), Math.Min(least.Handles, now.Handles), Math.Min(least.Sockets, now.Sockets));
        }

        return least;
    }

    private async Task<int> RunspacesAsync() => (await _host.RunAsync("@(Get-Runspace).Count")).Only<int>();

    private Task<LoggedRequest> SecondPageAsync() => _sandbox.Requests.WaitForAsync(
        request => request.Query.Contains("offset=", StringComparison.Ordinal) || request.Query.Contains("cursor=", StringComparison.Ordinal),
        CancellationToken.None);

    private sealed record Counts(int Threads, int Handles, int Sockets)
    {
        public bool IsAtMost(Counts other) => Threads <= other.Threads + Slack && Handles <= other.Handles + Slack && Sockets <= other.Sockets + Slack;
    }
}

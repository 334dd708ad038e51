using System.Management.Automation;
using System.Runtime.CompilerServices;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests;

/// <summary>A stopped or closed runspace leaves nothing behind.</summary>
public sealed class LeakTests
{
    [Fact(Timeout = 120_000)]
    public async Task Fifty_stopped_runspaces_leave_no_runspace_and_nothing_in_flight()
    {
        using var sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 50, Faults = ["hang-headers@/me/tracks"] });
        var before = await CountRunspacesAsync();

        for (var i = 0; i < 50; i++)
        {
            sandbox.Requests.Clear();
            using var host = ModuleHost.Open();
            await host.ConnectAsync(sandbox);
            var running = host.Start("Get-SCTrack");
            var request = await sandbox.Requests.WaitForAsync(request => request.Path == "/me/tracks", CancellationToken.None);

            var run = await running.StopAsync();

            Assert.Equal(PSInvocationState.Stopped, run.State);
            Assert.Empty(run.Errors);
            await sandbox.Requests.WhenIdleAsync(CancellationToken.None);
            Assert.True(request.Aborted);
            Assert.Single(sandbox.Requests);
        }

        Assert.Equal(before, await CountRunspacesAsync());
    }

    [Fact(Timeout = 60_000)]
    public async Task A_session_goes_with_its_runspace()
    {
        using var sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 50 });

        var session = await ConnectAndCloseAsync(sandbox);

        // The engine's threads release objects only when they run again. A leak remains after all of these rounds.
        for (var round = 0; round < 100 && session.IsAlive; round++)
        {
            await Task.Run(GC.Collect);
            GC.WaitForPendingFinalizers();
        }
        Assert.False(session.IsAlive);
    }

    [Theory(Timeout = 60_000)]
    [InlineData("Connect-SoundCloud @app; $lost = [WeakReference]::new((Get-SCSession)); Disconnect-SoundCloud", false)]
    [InlineData("Connect-SoundCloud @app; $lost = [WeakReference]::new((Get-SCSession)); Connect-SoundCloud @app", false)]
    [InlineData("Connect-SoundCloud @app; $lost = [WeakReference]::new((Get-SCSession)); Connect-SoundCloud @user", true)]
    public async Task Open_sessions_are_kept_but_not_closed_ones_nor_earlier_ones_of_the_same_account(string script, bool isKept)
    {
        using var sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 1 });
        using var host = ModuleHost.Open();
        await host.RunAsync($$"""
            $at = @{ ApiUri = '{{sandbox.ApiUri}}'; AuthUri = '{{sandbox.AuthUri}}' }
            $app = $at + @{ Credential = [pscredential]::new('{{sandbox.ClientId}}', (ConvertTo-SecureString '{{sandbox.ClientSecret}}' -AsPlainText -Force)) }
            $user = $at + @{ AccessToken = ConvertTo-SecureString '{{sandbox.IssueUserToken("demo-dj").AccessToken}}' -AsPlainText -Force }
            . { {{script}} }
            """);
        var lost = (await host.RunAsync("$lost")).Only<WeakReference>();

        for (var round = 0; round < 100 && lost.IsAlive; round++)
        {
            // The engine lets go of a command's objects when other commands run.
            await host.RunAsync("[GC]::Collect(); [GC]::WaitForPendingFinalizers()");
        }
        Assert.Equal(isKept, lost.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> ConnectAndCloseAsync(SoundCloudSandbox sandbox)
    {
        using var host = ModuleHost.Open();
        return new(await host.ConnectAsync(sandbox));
    }

    private static async Task<int> CountRunspacesAsync()
    {
        using var host = ModuleHost.Open(importModule: false);
        return (await host.RunAsync("@(Get-Runspace).Count")).Only<int>();
    }
}

using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests;

/// <summary>Which session a cmdlet uses, across runspaces and threads.</summary>
public sealed class SessionTests : IDisposable
{
    private const int Generous = 60_000;
    private const string Label = "nightshift-label";
    private const string NotConnected = "SoundCloud.NotConnected,SoundCloud.PowerShell.Commands.GetSCUserCommand";

    private readonly SoundCloudSandbox _sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 300 });

    public void Dispose() => _sandbox.Dispose();

    [Fact(Timeout = Generous)]
    public async Task The_default_is_the_runspaces_own()
    {
        using var connected = ModuleHost.Open();
        using var other = ModuleHost.Open();
        await connected.ConnectAsync(_sandbox);

        var run = await other.RunAsync("Get-SCUser");

        Assert.Equal(NotConnected, Assert.Single(run.Errors).FullyQualifiedErrorId);
        Assert.Empty(_sandbox.Requests);
        (await connected.RunAsync("Get-SCUser")).Only<Me>();
    }

    [Fact(Timeout = Generous)]
    public async Task Disconnecting_one_runspace_leaves_the_other_connected()
    {
        using var first = ModuleHost.Open();
        using var second = ModuleHost.Open();
        await first.ConnectAsync(_sandbox);
        await second.ConnectAsync(_sandbox, Label);

        (await first.RunAsync("Disconnect-SoundCloud")).Clean();

        Assert.Equal(Label, (await second.RunAsync("Get-SCUser")).Only<Me>().Permalink);
    }

    [Fact(Timeout = Generous)]
    public async Task A_session_crosses_into_parallel_runspaces()
    {
        using var host = ModuleHost.Open();
        var session = await host.ConnectAsync(_sandbox, Label);

        var run = await host.RunAsync(
            """
            param($session, $manifest)
            1..16 | ForEach-Object -ThrottleLimit 8 -Parallel {
                Import-Module $using:manifest
                (Get-SCUser -Session $using:session).Permalink
                try { Get-SCUser -ErrorAction Stop } catch { "$($_.FullyQualifiedErrorId)" }
            } | Group-Object -NoElement | Sort-Object Name | ForEach-Object { "$($_.Count) $($_.Name)" }
            """,
            session,
            Engine.Manifest);

        run.Clean();
        Assert.Equal([$"16 {Label}", $"16 {NotConnected}"], run.Lines);
    }

    [Fact(Timeout = Generous)]
    public async Task Two_accounts_in_two_runspaces_never_mix()
    {
        using var first = ModuleHost.Open();
        using var second = ModuleHost.Open();
        var mine = await first.ConnectAsync(_sandbox);
        var theirs = await second.ConnectAsync(_sandbox, Label);

        // Each runspace alternates between its own session and the other's, both at the same time.
        const string script = "param($other) foreach ($i in 1..40) { (Get-SCUser).Permalink; (Get-SCUser -Session $other).Permalink }";
        var runs = await Task.WhenAll(first.RunAsync(script, theirs), second.RunAsync(script, mine));

        var demo = _sandbox.DemoUser.Permalink;
        Assert.All(runs, run => run.Clean());
        Assert.Equal(Enumerable.Repeat(new[] { demo, Label }, 40).SelectMany(pair => pair), runs[0].Lines);
        Assert.Equal(Enumerable.Repeat(new[] { Label, demo }, 40).SelectMany(pair => pair), runs[1].Lines);
    }

    [Fact(Timeout = Generous)]
    public async Task One_session_serves_many_threads_at_once()
    {
        var hosts = Enumerable.Range(0, 6).Select(_ => ModuleHost.Open()).ToArray();
        try
        {
            var session = await hosts[0].ConnectAsync(_sandbox);

            const string script = "param($session) Search-SCTrack -Query a -First 60 -PageSize 7 -Session $session | ForEach-Object Id";
            var runs = await Task.WhenAll(hosts.Select(host => host.RunAsync(script, session)));

            Assert.All(runs, run => run.Clean());
            var expected = runs[0].Lines;
            Assert.NotEmpty(expected);
            Assert.All(runs, run => Assert.Equal(expected, run.Lines));
        }
        finally
        {
            Array.ForEach(hosts, host => host.Dispose());
        }
    }
}

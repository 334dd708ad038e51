using System.Management.Automation;
using System.Net;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests;

/// <summary>Many runspaces on one session, and events that end it while they work.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Generous = 120_000;
    private const int Runspaces = 8;
    private const string Label = "nightshift-label";

    private readonly SoundCloudSandbox _sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 300 });
    private readonly ModuleHost[] _hosts = [.. Enumerable.Range(0, Runspaces).Select(_ => ModuleHost.Open())];

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "Search-SCTrack -Query a", "hang-headers@/tracks", "/tracks" },
        { "1..60 | Get-SCTrack", "hang-headers@/tracks", "/tracks" },
        { "Get-SCUser -Id 1", "hang-headers@/users", "/users/soundcloud:users:1" },
        { "Add-SCLike -Track 1", "hang-headers@POST /likes", "/likes/tracks/soundcloud:tracks:1" },
        { "Invoke-SCRaw -Path /me", "hang-headers@/me", "/me" },
        { "Resolve-SCUrl https://soundcloud.com/nobody", "hang-headers@/resolve", "/resolve" },
        { "Save-SCTrack 1 -Path $folder", "hang-headers@/tracks", "/tracks/soundcloud:tracks:1" },
        { "Publish-SCTrack $file", "hang-headers@POST /tracks", "/tracks" },
        { "Test-SCFollowing 1", "hang-headers@/me/followings", "/me/followings/soundcloud:users:1" },
    };

    public void Dispose()
    {
        // Disposed in this order, because a cmdlet that did not stop ends when the sandbox does.
        _sandbox.Dispose();
        Array.ForEach(_hosts, host => host.Dispose());
    }

    [Fact(Timeout = Generous)]
    public async Task Eight_runspaces_list_read_and_change_at_once_and_renew_once()
    {
        var session = await ConnectAsync();
        var ids = (await _hosts[0].RunAsync("param($s, $label) Get-SCTrack -User $label -Session $s | ForEach-Object Urn", session, Label)).Clean().Lines;
        _sandbox.ExpireTokens();
        _sandbox.Requests.Clear();
        using var barrier = new Barrier(Runspaces);

        var runs = await Task.WhenAll(_hosts.Select((host, i) => host.RunAsync(
            """
            param($s, $barrier, $i, $label, $ids)
            $null = $barrier.SignalAndWait()
            $list = @(Get-SCTrack -User $label -PageSize 7 -Session $s)
            $read = @($ids[0..59] | Get-SCTrack -Session $s)
            $ids[($i * 5)..($i * 5 + 4)] | Add-SCLike -Session $s
            $list.Urn -join ' '
            $read.Urn -join ' '
            """,
            session,
            barrier,
            i,
            Label,
            ids.ToArray())));

        Assert.All(runs, run =>
        {
            Assert.Equal(string.Join(' ', ids), run.Clean().Lines[0]);
            Assert.Equal(string.Join(' ', ids.Take(60)), run.Lines[1]);
        });
        var liked = (await _hosts[0].RunAsync("param($s) Get-SCLike -Session $s | ForEach-Object Urn", session)).Clean().Lines;
        Assert.Equal(liked.Count, liked.Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(ids.Take(40).Except(liked, StringComparer.Ordinal));
        Assert.Single(_sandbox.Requests, request => request.Path == "/oauth/token");
    }

    [Theory(Timeout = Generous)]
    [InlineData("-KeepToken")]
    [InlineData("")]
    public async Task Whoever_works_while_the_session_is_ended_completes_or_is_told(string how)
    {
        var session = await ConnectAsync();
        var track = (await _hosts[0].RunAsync("param($s, $label) (Get-SCTrack -User $label -First 1 -Session $s).Urn", session, Label)).Only<string>();
        using var barrier = new Barrier(Runspaces);
        var running = _hosts.Skip(1).Select(host => host.Start(
            """
            param($s, $barrier, $label, $track)
            $null = $barrier.SignalAndWait()
            for (;;) {
                try {
                    "list $(@(Get-SCTrack -User $label -PageSize 20 -Session $s -ErrorAction Stop).Count)"
                    "read $(@(1..60 | Get-SCTrack -Session $s -ErrorAction Ignore).Count)"
                    Add-SCLike $track -Session $s -ErrorAction Stop
                }
                catch {
                    $_.FullyQualifiedErrorId.Split(',')[0]
                    break
                }
            }
            """,
            session,
            barrier,
            Label,
            track)).ToArray();
        barrier.RemoveParticipant();
        await _sandbox.Requests.WaitForAsync(request => request.Path.StartsWith("/likes/", StringComparison.Ordinal), CancellationToken.None);

        (await _hosts[0].RunAsync($"param($s) Disconnect-SoundCloud -Session $s {how}", session)).Clean();

        var runs = await Task.WhenAll(running.Select(one => one.Completion));
        Assert.All(runs, run =>
        {
            Assert.Null(run.Reason);
            Assert.Equal("SoundCloud.NotConnected", run.Lines[^1]);
        });
        // A slow runspace may get its error in the first list. Each list that was written is complete.
        Assert.Single(runs.SelectMany(run => run.Lines).Where(line => line.StartsWith("list ", StringComparison.Ordinal)).Distinct());
    }

    [Fact(Timeout = Generous)]
    public async Task Runspaces_that_connect_and_disconnect_leave_the_others_alone()
    {
        var session = await ConnectAsync();
        using var barrier = new Barrier(Runspaces);

        var runs = await Task.WhenAll(_hosts.Select((host, i) => host.RunAsync(
            """
            param($s, $barrier, $i, $label, $token, $api, $auth)
            $null = $barrier.SignalAndWait()
            foreach ($round in 1..10) {
                if ($i % 2) {
                    Connect-SoundCloud -AccessToken $token -ApiUri $api -AuthUri $auth
                    (Get-SCUser).Permalink
                    Disconnect-SoundCloud -KeepToken
                }
                else {
                    @(Get-SCTrack -User $label -PageSize 20 -Session $s).Count
                }
            }
            """,
            session,
            barrier,
            i,
            Label,
            Secret(_sandbox.IssueUserToken(Label).AccessToken),
            _sandbox.ApiUri,
            _sandbox.AuthUri)));

        Assert.All(runs, run => Assert.Equal(10, run.Clean().Lines.Count));
        Assert.All(runs.Where((_, i) => i % 2 == 1), run => Assert.Equal([Label], run.Lines.Distinct()));
        Assert.Single(runs.Where((_, i) => i % 2 == 0).SelectMany(run => run.Lines).Distinct());
    }

    [Theory(Timeout = Generous)]
    [MemberData(nameof(Kinds))]
    [InlineData("Update-SCSession", "", "")]
    public async Task A_closed_session_is_a_clear_error(string script, string fault, string path)
    {
        _ = (fault, path);
        var session = await ConnectAsync();
        (await _hosts[0].RunAsync("param($s) Disconnect-SoundCloud -Session $s -KeepToken", session)).Clean();
        _sandbox.Requests.Clear();

        var run = await RunInFolderAsync(_hosts[1], script, session);

        var error = Assert.Single(run.Errors);
        Assert.StartsWith("SoundCloud.NotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("This SoundCloud session was disconnected.", error.ToString());
        Assert.Empty(_sandbox.Requests);
    }

    [Theory(Timeout = Generous)]
    [MemberData(nameof(Kinds))]
    public async Task A_session_closed_while_its_answer_is_awaited_is_a_clear_error(string script, string fault, string path)
    {
        _sandbox.EnableFault(fault);
        var session = await ConnectAsync();
        var running = RunInFolderAsync(_hosts[1], script, session);
        await _sandbox.Requests.WaitForAsync(request => Uri.UnescapeDataString(request.Path) == path, CancellationToken.None);

        (await _hosts[0].RunAsync("param($s) Disconnect-SoundCloud -Session $s -KeepToken", session)).Clean();

        var run = await running;
        Assert.NotEmpty(run.Errors);
        Assert.All(run.Errors, error => Assert.StartsWith("SoundCloud.NotConnected,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(run.Errors, error => Assert.Equal("This SoundCloud session was disconnected.", error.ToString()));
    }

    [Theory(Timeout = Generous)]
    [InlineData("hang-headers")]
    [InlineData("hang-body")]
    public async Task A_sandbox_that_stops_in_mid_list_leaves_what_came_and_where_to_go_on(string fault)
    {
        var session = await ConnectAsync("-MaximumRetryCount 0");
        var first = (await _hosts[0].RunAsync("param($s) Search-SCTrack -Query a -PageSize 10 -First 10 -Session $s | ForEach-Object Urn", session)).Clean().Lines;
        _sandbox.Requests.Clear();
        _sandbox.EnableFault(fault + "@offset=");
        _sandbox.EnableFault(fault + "@cursor=");
        var running = _hosts[0].Start("param($s) Search-SCTrack -Query a -PageSize 10 -Session $s | ForEach-Object Urn", session);
        await _sandbox.Requests.WaitForAsync(
            request => request.Query.Contains("offset=", StringComparison.Ordinal) || request.Query.Contains("cursor=", StringComparison.Ordinal),
            CancellationToken.None);

        await _sandbox.DisposeAsync();

        var run = await running.Completion;
        Assert.Equal(first, run.Lines);
        var error = Assert.Single(run.Errors);
        Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], (string[])["SoundCloud.Unreachable", "SoundCloud.ProtocolError"]);
        var failure = Assert.IsAssignableFrom<SoundCloudException>(error.Exception);
        Assert.Equal(2, failure.Page);
        Assert.StartsWith(_sandbox.ApiUri.ToString(), failure.Cursor, StringComparison.Ordinal);
    }

    private static async Task<Run> RunInFolderAsync(ModuleHost host, string script, object session)
    {
        var folder = Directory.CreateTempSubdirectory("sc-");
        try
        {
            var file = Path.Combine(folder.FullName, "a.mp3");
            await File.WriteAllBytesAsync(file, new byte[1000]);
            return await host.RunAsync(
                "param($s, $folder, $file) $PSDefaultParameterValues = @{ '*-SC*:Session' = $s; '*-SC*:Confirm' = $false }; " + script,
                session,
                folder.FullName,
                file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static System.Security.SecureString Secret(string text) => new NetworkCredential("", text).SecurePassword;

    /// <summary>A session that can be renewed, and belongs to none of the test's runspaces.</summary>
    private async Task<object> ConnectAsync(string with = "")
    {
        var token = _sandbox.IssueUserToken();
        var run = await _hosts[0].RunAsync(
            $"param($token, $refresh, $app, $api, $auth) Connect-SoundCloud -AccessToken $token -RefreshToken $refresh -Credential $app -ApiUri $api -AuthUri $auth -PassThru {with}",
            Secret(token.AccessToken),
            Secret(token.RefreshToken!),
            new PSCredential(_sandbox.ClientId, Secret(_sandbox.ClientSecret)),
            _sandbox.ApiUri,
            _sandbox.AuthUri);
        return run.Only<object>();
    }
}

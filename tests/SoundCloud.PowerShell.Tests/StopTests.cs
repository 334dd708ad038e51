using System.Management.Automation;
using System.Net;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests;

/// <summary>Ctrl+C, wherever a cmdlet waits: it ends at once, says nothing, and sends nothing more.</summary>
public sealed class StopTests : IAsyncLifetime
{
    private const int Generous = 60_000;

    private readonly SoundCloudSandbox _sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 300 });
    private readonly ModuleHost _host = ModuleHost.Open();

    public async ValueTask InitializeAsync() => await _host.ConnectAsync(_sandbox);

    public async ValueTask DisposeAsync()
    {
        // In this order: a cmdlet that did not stop ends when its service does.
        await _sandbox.DisposeAsync();
        _host.Dispose();
    }

    [Theory(Timeout = Generous)]
    [InlineData("Get-SCUser", "hang-headers@/me", "/me")]
    [InlineData("Get-SCUser -Id 1", "hang-headers@/users", "/users/soundcloud:users:1")]
    [InlineData("Get-SCTrack", "hang-headers@/me/tracks", "/me/tracks")]
    [InlineData("1..120 | Get-SCTrack", "hang-headers@/tracks", "/tracks")]
    [InlineData("Search-SCTrack -Query a", "hang-headers@/tracks", "/tracks")]
    [InlineData("Resolve-SCUrl https://soundcloud.com/nobody", "hang-headers@/resolve", "/resolve")]
    [InlineData("Get-SCLike", "hang-headers@/me/likes", "/me/likes/tracks")]
    [InlineData("Add-SCLike -Track 1", "hang-headers@POST /likes", "/likes/tracks/soundcloud:tracks:1")]
    [InlineData("1..9 | Remove-SCLike", "hang-headers@DELETE /likes", "/likes/tracks/soundcloud:tracks:1")]
    [InlineData("Invoke-SCRaw -Path /me", "hang-headers@/me", "/me")]
    public async Task While_the_headers_are_awaited(string script, string fault, string path)
    {
        _sandbox.EnableFault(fault);
        var running = _host.Start(script);
        var request = await RequestAsync(path);

        var run = await running.StopAsync();

        await AssertStoppedAsync(run, fault, request);
    }

    [Theory(Timeout = Generous)]
    [InlineData("Get-SCUser", "hang-body@/me", "/me")]
    [InlineData("Get-SCTrack", "hang-body@/me/tracks", "/me/tracks")]
    [InlineData("Search-SCTrack -Query a", "hang-body@/tracks", "/tracks")]
    public async Task While_the_body_is_read(string script, string fault, string path)
    {
        _sandbox.EnableFault(fault);
        using var headers = new ResponseHeaders();
        var running = _host.Start(script);
        var request = await RequestAsync(path);
        await headers.Arrived;

        var run = await running.StopAsync();

        await AssertStoppedAsync(run, fault, request);
    }

    [Theory(Timeout = Generous)]
    [InlineData("Get-SCUser -Verbose", "retry-after:30@/me", "/me")]
    [InlineData("Search-SCTrack -Query a -Verbose", "retry-after:30@/tracks", "/tracks")]
    [InlineData("Add-SCLike -Track 1 -Verbose", "retry-after:30@POST /likes", "/likes/tracks/soundcloud:tracks:1")]
    public async Task While_a_retry_is_waited_for(string script, string fault, string path)
    {
        _sandbox.EnableFault(fault);
        var running = _host.Start(script);
        var request = await RequestAsync(path);
        await running.WhenVerboseAsync("retry 1 of");

        var run = await running.StopAsync();

        await request.Completion;
        Assert.Equal(429, request.Status);
        await AssertStoppedAsync(run, fault);
    }

    [Fact(Timeout = Generous)]
    public async Task Between_two_pages_what_was_written_stays()
    {
        var first = (await _host.RunAsync("Search-SCTrack -Query a -PageSize 10 -First 10 | ForEach-Object Id")).Clean().Lines;
        _sandbox.Requests.Clear();
        // The first page's address has no cursor and no offset.
        _sandbox.EnableFault("hang-headers@offset=");
        _sandbox.EnableFault("hang-headers@cursor=");
        var running = _host.Start("Search-SCTrack -Query a -PageSize 10 | ForEach-Object Id");
        var second = await _sandbox.Requests.WaitForAsync(
            request => request.Query.Contains("offset=", StringComparison.Ordinal) || request.Query.Contains("cursor=", StringComparison.Ordinal),
            CancellationToken.None);

        var run = await running.StopAsync();

        Assert.NotEmpty(run.Lines);
        Assert.Equal(first.Take(run.Lines.Count), run.Lines);
        await AssertStoppedAsync(run, "hang-headers", second);
    }

    [Fact(Timeout = Generous)]
    public async Task While_signing_in()
    {
        const string fault = "hang-headers@auth POST /oauth/token";
        _sandbox.EnableFault(fault);
        var running = _host.Start(
            "param($credential, $api, $auth) Connect-SoundCloud -Credential $credential -ApiUri $api -AuthUri $auth",
            new PSCredential(_sandbox.ClientId, new NetworkCredential("", _sandbox.ClientSecret).SecurePassword),
            _sandbox.ApiUri,
            _sandbox.AuthUri);
        var request = await RequestAsync("/oauth/token");

        var run = await running.StopAsync();

        // The runspace still has its previous session.
        await AssertStoppedAsync(run, fault, request);
    }

    [Fact(Timeout = Generous)]
    public async Task No_catch_block_sees_it_and_every_finally_block_runs()
    {
        const string fault = "hang-headers@/me";
        _sandbox.EnableFault(fault);
        var blocks = new List<string>();
        var running = _host.Start("param($blocks) try { Get-SCUser } catch { $blocks.Add('catch') } finally { $blocks.Add('finally') }", blocks);
        var request = await RequestAsync("/me");

        var run = await running.StopAsync();

        Assert.Equal(["finally"], blocks);
        await AssertStoppedAsync(run, fault, request);
    }

    [Fact(Timeout = Generous)]
    public async Task In_all_of_the_runspaces_of_a_parallel_loop()
    {
        _sandbox.EnableFault("hang-headers@/users");
        var running = _host.Start(
            """
            param($token, $api, $manifest)
            $session = Connect-SoundCloud -AccessToken $token -ApiUri $api -PassThru
            1..4 | ForEach-Object -ThrottleLimit 4 -Parallel {
                Import-Module $using:manifest
                Get-SCUser -Id $_ -Session $using:session
            }
            """,
            new NetworkCredential("", _sandbox.IssueUserToken().AccessToken).SecurePassword,
            _sandbox.ApiUri,
            Engine.Manifest);
        var requests = await Task.WhenAll(Enumerable.Range(1, 4).Select(id => RequestAsync($"/users/soundcloud:users:{id}")));

        var run = await running.StopAsync();

        await AssertStoppedAsync(run, "hang-headers", requests);
    }

    private Task<LoggedRequest> RequestAsync(string path) =>
        _sandbox.Requests.WaitForAsync(request => Uri.UnescapeDataString(request.Path) == path, CancellationToken.None);

    private async Task AssertStoppedAsync(Run run, string fault, params LoggedRequest[] requests)
    {
        Assert.Equal(PSInvocationState.Stopped, run.State);
        Assert.Empty(run.Errors);
        await _sandbox.Requests.WhenIdleAsync(CancellationToken.None);
        Assert.All(requests, request => Assert.True(request.Aborted, request.ToString()));

        // The runspace works on, and nothing but its next request comes: one that shares no rate limit with those above.
        var sent = _sandbox.Requests.Count;
        _sandbox.DisableFault(fault);
        (await _host.RunAsync("Get-SCUser -Id $args[0]", _sandbox.DemoUser.Urn)).Only<object>();
        Assert.Equal(sent + 1, _sandbox.Requests.Count);
    }
}

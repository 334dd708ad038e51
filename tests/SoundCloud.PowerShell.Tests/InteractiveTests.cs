using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests;

/// <summary>Connect-SoundCloud -Interactive. The test acts as the user at the prompt and as the browser.</summary>
public sealed class InteractiveTests : IDisposable
{
    private const int Generous = 60_000;
    private const string Connect =
        """
        param($credential, $api, $auth, $redirect)
        $arguments = @{ Credential = $credential; ApiUri = $api; AuthUri = $auth; RedirectUri = $redirect }
        Connect-SoundCloud -Interactive @arguments -PassThru
        """;

    private readonly SoundCloudSandbox _sandbox = SoundCloudSandbox.Start(new SandboxOptions { TrackCount = 50 });
    private readonly SignInHost _user = new();
    private readonly ModuleHost _host;
    private readonly HttpClient _browser = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private readonly Uri _redirect = new($"http://127.0.0.1:{FreePort()}/callback");

    public InteractiveTests() => _host = ModuleHost.Open(user: _user);

    public void Dispose()
    {
        // A reader that still waits gets the end of the input.
        _user.Type(null);
        _browser.Dispose();
        _host.Dispose();
        _sandbox.Dispose();
    }

    [Fact(Timeout = Generous)]
    public async Task The_browsers_answer_signs_the_user_in()
    {
        var running = Start(" -NoBrowser");
        var location = await ConsentAsync();

        using var page = await _browser.GetAsync(location);

        var html = await page.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("You are signed in", html, StringComparison.Ordinal);
        Assert.DoesNotContain(CodeOf(location), html, StringComparison.Ordinal);
        (await running.Completion).Only<object>();
        Assert.Equal("demo-dj", Assert.Single((await _host.RunAsync("(Get-SCUser).Permalink")).Clean().Lines));
        Assert.Equal(["authorization_code"], Exchanges());
        AssertPortIsFree();
    }

    [Theory(Timeout = Generous)]
    [InlineData("address")]
    [InlineData("query")]
    [InlineData("code")]
    [InlineData("rubbish first")]
    public async Task What_is_pasted_signs_the_user_in(string form)
    {
        var running = Start(" -NoBrowser");
        var location = await ConsentAsync();

        if (form is "rubbish first")
        {
            _user.Type("what am I to do");
            await _user.WhenShownAsync("neither a code nor an address");
            _user.Type("");
        }
        _user.Type(form switch
        {
            "query" => location.Query,
            "code" => CodeOf(location),
            _ => location.AbsoluteUri,
        });

        (await running.Completion).Only<object>();
        Assert.Equal("demo-dj", Assert.Single((await _host.RunAsync("(Get-SCUser).Permalink")).Clean().Lines));
        AssertPortIsFree();
    }

    [Fact(Timeout = Generous)]
    public async Task A_foreign_state_that_is_pasted_ends_it_and_sends_nothing()
    {
        var running = Start(" -NoBrowser");
        var location = await ConsentAsync();
        _user.Type(location.AbsoluteUri.Replace("state=", "state=x", StringComparison.Ordinal));

        AssertFailed(await running.Completion, "SoundCloud.StateMismatch", ErrorCategory.SecurityError);

        Assert.Empty(Exchanges());
        AssertPortIsFree();
    }

    [Fact(Timeout = Generous)]
    public async Task A_foreign_state_at_the_redirect_uri_is_passed_over()
    {
        var running = Start(" -NoBrowser");
        var location = await ConsentAsync();

        using (var foreign = await _browser.GetAsync(new Uri(_redirect, "?code=x&state=of-an-older-tab")))
            Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        using (var icon = await _browser.GetAsync(new Uri(_redirect, "/favicon.ico")))
            Assert.Equal(HttpStatusCode.NoContent, icon.StatusCode);
        Assert.Empty(Exchanges());
        using var page = await _browser.GetAsync(location);

        (await running.Completion).Only<object>();
    }

    [Fact(Timeout = Generous)]
    public async Task The_end_of_the_wait_names_the_answers_that_were_passed_over()
    {
        var running = Start(" -NoBrowser -TimeoutSeconds 3");
        await AddressAsync();
        using (await _browser.GetAsync(new Uri(_redirect, "?code=x&state=of-an-older-tab")))
        {
        }

        var error = AssertFailed(await running.Completion, "SoundCloud.Timeout", ErrorCategory.OperationTimeout);

        Assert.Contains("An answer to another sign-in arrived", $"{error}", StringComparison.Ordinal);
        AssertPortIsFree();
    }

    [Fact(Timeout = Generous)]
    public async Task A_refusal_is_said_in_the_browser_and_at_the_prompt()
    {
        var running = Start(" -NoBrowser");
        var location = await ConsentAsync("&sandbox_deny=true");

        using var page = await _browser.GetAsync(location);

        Assert.Contains("You are not signed in", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var error = AssertFailed(await running.Completion, "SoundCloud.AccessDenied", ErrorCategory.PermissionDenied);
        Assert.Contains("denied", $"{error}", StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Exchanges());
    }

    [Fact(Timeout = Generous)]
    public async Task A_wrong_secret_is_said_in_the_browser_and_at_the_prompt()
    {
        const string wrong = "CANARYwrongsecret";
        var running = Start(" -NoBrowser", wrong);
        var location = await ConsentAsync();

        using var page = await _browser.GetAsync(location);

        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("You are not signed in", html, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong, html, StringComparison.Ordinal);
        AssertFailed(await running.Completion, "SoundCloud.SignInFailed", ErrorCategory.AuthenticationError);
        Assert.Equal(["authorization_code"], Exchanges());
    }

    [Fact(Timeout = Generous)]
    public async Task A_port_in_use_is_said_before_anything_is_shown()
    {
        using var other = new TcpListener(IPAddress.Loopback, _redirect.Port);
        other.Start();

        // With a browser configured, as it must not be opened either.
        var run = await Start("").Completion;

        var error = AssertFailed(run, "SoundCloud.RedirectUnavailable", ErrorCategory.ResourceBusy);
        Assert.Contains(_redirect.AbsoluteUri, $"{error}", StringComparison.Ordinal);
        Assert.Empty(_user.Shown);
        Assert.Empty(_sandbox.Requests);
        Assert.Equal(0, _user.Reads);
    }

    [Fact(Timeout = Generous)]
    public async Task A_stop_ends_the_wait_and_frees_the_port()
    {
        var running = Start(" -NoBrowser");
        await AddressAsync();

        var run = await running.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(PSInvocationState.Stopped, run.State);
        Assert.Empty(run.Errors);
        Assert.Empty(run.Output);
        AssertPortIsFree();
        // The runspace still works.
        Assert.Empty((await _host.RunAsync("Get-SCSession")).Clean().Output);
    }

    [Fact(Timeout = Generous)]
    public async Task The_end_of_what_can_be_typed_leaves_the_browser_as_the_way_in()
    {
        var running = Start(" -NoBrowser");
        _user.Type(null);
        var location = await ConsentAsync();

        using var page = await _browser.GetAsync(location);

        (await running.Completion).Only<object>();
    }

    [Fact(Timeout = Generous)]
    public async Task A_redirect_uri_elsewhere_is_answered_by_pasting()
    {
        var running = Start(" -NoBrowser", redirect: new("https://example.com/callback"));
        var location = await ConsentAsync();
        _user.Type(location.AbsoluteUri);

        (await running.Completion).Only<object>();
        Assert.Equal(["authorization_code"], Exchanges());
    }

    [Fact(Timeout = Generous)]
    public async Task Without_a_user_at_the_prompt_it_fails_at_once()
    {
        using var nobody = ModuleHost.Open();

        var run = await nobody.RunAsync(Connect, Arguments(_sandbox.ClientSecret, _redirect));

        var error = AssertFailed(run, "SoundCloud.InvalidRequest", ErrorCategory.InvalidArgument);
        Assert.Contains("-Account", $"{error}", StringComparison.Ordinal);
        Assert.Empty(_sandbox.Requests);
        Assert.Empty(run.Information);
    }

    [Fact(Timeout = Generous)]
    public async Task It_is_stored_under_a_name_and_reopened()
    {
        var running = Start(" -NoBrowser -Account 'Ada' -AllowPlainTextStore -WarningAction Ignore");
        using var page = await _browser.GetAsync(await ConsentAsync());
        (await running.Completion).Only<object>();
        _sandbox.Requests.Clear();
        using var other = ModuleHost.Open();

        var run = await other.RunAsync("Connect-SoundCloud -Account ada -AllowPlainTextStore -WarningAction Ignore; (Get-SCSession).Account; (Get-SCUser).Permalink; Remove-SCAccount ada");

        Assert.Equal(["Ada", "demo-dj"], run.Clean().Lines);
        Assert.Empty(Exchanges());
    }

    [Fact(Timeout = Generous)]
    public async Task The_user_is_told_as_whom()
    {
        var running = Start(" -NoBrowser");
        using var page = await _browser.GetAsync(await ConsentAsync("&sandbox_user=nightshift-label"));
        (await running.Completion).Only<object>();

        Assert.Contains(_user.Shown, line => line.Contains("You are signed in as Nightshift Label (soundcloud.com/nightshift-label).", StringComparison.Ordinal));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string CodeOf(Uri location) =>
        location.Query.TrimStart('?').Split('&').Single(part => part.StartsWith("code=", StringComparison.Ordinal))["code=".Length..];

    private static ErrorRecord AssertFailed(Run run, string id, ErrorCategory category)
    {
        var error = Assert.Single(run.Errors);
        Assert.Empty(run.Output);
        Assert.Equal($"{id},SoundCloud.PowerShell.Commands.ConnectSoundCloudCommand", error.FullyQualifiedErrorId);
        Assert.Equal(category, error.CategoryInfo.Category);
        return error;
    }

    private object[] Arguments(string secret, Uri redirect) =>
        [new PSCredential(_sandbox.ClientId, new NetworkCredential("", secret).SecurePassword), _sandbox.ApiUri, _sandbox.AuthUri, redirect];

    private RunningScript Start(string more, string? secret = null, Uri? redirect = null) =>
        _host.Start(Connect + more, Arguments(secret ?? _sandbox.ClientSecret, redirect ?? _redirect));

    private async Task<Uri> AddressAsync() => new((await _user.WhenShownAsync("/authorize?")).Trim());

    // The user consents at SoundCloud, which redirects the browser there.
    private async Task<Uri> ConsentAsync(string also = "")
    {
        using var response = await _browser.GetAsync(new Uri(await AddressAsync() + also));
        return response.Headers.Location!;
    }

    private string[] Exchanges() => [.. _sandbox.Requests.Where(request => request.Path == "/oauth/token").Select(request => request.Form["grant_type"])];

    private void AssertPortIsFree()
    {
        using var listener = new TcpListener(IPAddress.Loopback, _redirect.Port);
        listener.Start();
    }
}

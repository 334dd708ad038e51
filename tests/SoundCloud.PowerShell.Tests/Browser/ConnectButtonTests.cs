using System.Net;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests.Browser;

/// <summary>docs/examples/connect-button in a real browser: its server as it stands, on a sandbox.</summary>
public sealed class ConnectButtonTests(Chromium browser) : IClassFixture<Chromium>, IAsyncLifetime
{
    private static readonly string[] Settings = ["SOUNDCLOUD_API_URL", "SOUNDCLOUD_AUTH_URL", "SOUNDCLOUD_CLIENT_ID", "SOUNDCLOUD_CLIENT_SECRET"];

    private readonly SoundCloudSandbox _sandbox = SoundCloudSandbox.Start(new() { TrackCount = 0 });
    private readonly SignInHost _screen = new();
    private ModuleHost _host = null!;
    private RunningScript _server = null!;
    private Uri _root = null!;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        Set(_sandbox.ApiUri.AbsoluteUri, _sandbox.AuthUri.AbsoluteUri, _sandbox.ClientId, _sandbox.ClientSecret);
        var port = FreePort();
        _root = new($"http://127.0.0.1:{port}/");
        _host = ModuleHost.Open(user: _screen);
        _server = _host.Start(
            "param($server, $port) & $server -Port $port -AllowPlainTextStore",
            Path.Combine(Engine.Root, "docs", "examples", "connect-button", "server.ps1"),
            port);
        await Task.WhenAny(_screen.WhenShownAsync($"Listening on {_root}"), _server.Completion);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        _host.Dispose();
        _sandbox.Dispose();
        Set(null, null, null, null);
    }

    [Fact]
    public async Task It_opens_a_popup_closes_it_and_hands_the_query_to_the_callback()
    {
        var page = await OpenAsync("hal");
        await page.SaveAsync("button-before");

        await page.Page.ClickAsync("#sc-connect");
        await ResultAsync(page, "query", """{"username":"Demo DJ"}""");
        await page.PopupClosed;

        Assert.Equal("/", new Uri(page.Page.Url).AbsolutePath);
        Assert.Single(_sandbox.Requests, r => r.Path == "/authorize" && r.Query.Contains("display=popup", StringComparison.Ordinal));
        await page.SaveAsync("button-after");
    }

    [Fact]
    public async Task It_hands_a_denial_to_the_callback_as_well()
    {
        var page = await OpenAsync("ida");
        await page.Page.ClickAsync("#sc-connect");
        await ResultAsync(page, "query", """{"username":"Demo DJ"}""");

        // The sandbox consents at once, so the test plays SoundCloud's answer.
        await page.EvaluateAsync<int>("""
            SC.Connect.prepareButton(document.querySelector('#sc-connect'), {
              request_token_endpoint: '/sc-connect/close.html?error=access_denied',
              callback: query => document.querySelector('#result').dataset.denied = JSON.stringify(query),
            });
            document.querySelector('#sc-connect').click();
            0
            """);

        await ResultAsync(page, "denied", """{"error":"access_denied"}""");
    }

    [Fact]
    public async Task It_believes_its_own_popup_alone()
    {
        var page = await OpenAsync("lou");
        // It waits for a popup that does not answer, while another window shows the page where popups end.
        await page.EvaluateAsync<int>("""
            SC.Connect.prepareButton(document.querySelector('#sc-connect'), {
              request_token_endpoint: '/page.css',
              callback: query => document.querySelector('#result').dataset.forged = JSON.stringify(query),
            });
            document.querySelector('#sc-connect').click();
            0
            """);
        var other = await browser.OpenAsync(800, 600);
        await other.GoAsync(new(_root, "/sc-connect/close.html?username=Mallory"));

        Assert.Equal("You can continue.", await other.EvaluateAsync<string>("document.querySelector('#message').textContent"));
        await other.EvaluateAsync<int>("""
            new BroadcastChannel('sc-connect').postMessage({ key: null, query: { username: 'Mallory' } });
            new BroadcastChannel('sc-connect').postMessage({ query: { username: 'Mallory' } });
            0
            """);
        Assert.Equal("nothing", await page.EvaluateAsync<string>("document.querySelector('#result').dataset.forged ?? 'nothing'"));
    }

    [Fact]
    public async Task It_goes_by_redirect_in_one_window_without_a_script()
    {
        var page = await OpenAsync("jan");
        await page.Page.SetJavaScriptEnabledAsync(false);
        await page.GoAsync(_root);
        await page.SaveAsync("button-without-script");

        await page.GoAsync(new(_root, "/oauth/request_token"));

        Assert.Equal(new Uri(_root, "/sc-connect/close.html?username=Demo%20DJ").AbsoluteUri, page.Page.Url);
        await page.SaveAsync("close-without-script");
    }

    [Fact]
    public async Task It_breaks_no_rule_of_its_own_policy_and_fits_a_phone()
    {
        var page = await OpenAsync("kim");

        Assert.DoesNotContain(page.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
        Assert.InRange(await page.OverflowOnPhoneAsync(), int.MinValue, 0);
    }

    // A window in which a user has logged in to the site.
    private async Task<Window> OpenAsync(string user)
    {
        Assert.False(_server.Completion.IsCompleted, "The site did not start.");
        var page = await browser.OpenAsync(800, 600);
        await page.GoAsync(_root);
        await Task.WhenAll(
            page.Page.WaitForNavigationAsync(),
            page.EvaluateAsync<int>($"document.querySelector('#user').value = '{user}'; document.querySelector('#login button').click(); 0"));
        await page.WaitAsync("() => document.querySelector('main.known')");
        return page;
    }

    private static async Task ResultAsync(Window page, string name, string expected)
    {
        await page.WaitAsync("name => document.querySelector('#result').dataset[name]", name);
        Assert.Equal(expected, await page.EvaluateAsync<string>($"document.querySelector('#result').dataset.{name}"));
    }

    private static void Set(params string?[] values)
    {
        foreach (var (name, value) in Settings.Zip(values))
            Environment.SetEnvironmentVariable(name, value);
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}

using System.Net;
using System.Net.Sockets;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell.Tests.Browser;

/// <summary>The pages of a sign-in in a real browser, against the sandbox's sign-in host.</summary>
public sealed class SignInPagesTests : IClassFixture<Chromium>, IAsyncDisposable
{
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromSeconds(60));
    private readonly Chromium _browser;
    private readonly SoundCloudSandbox _sandbox = SoundCloudSandbox.Start(new() { TrackCount = 0 });
    private AuthorizationRequest _request = null!;
    private RedirectListener _listener = null!;

    /// <summary>The browser, and a listener that waits for a sign-in.</summary>
    public SignInPagesTests(Chromium browser)
    {
        _browser = browser;
        Listen();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _listener.DisposeAsync();
        _sandbox.Dispose();
        _timeout.Dispose();
    }

    [Fact]
    public async Task The_button_opens_a_popup_that_reports_back_and_closes_itself()
    {
        var page = await ConnectPageAsync();
        await page.HoldPopupsAsync();
        await page.SaveAsync("connect");
        Assert.InRange(await page.OverflowOnPhoneAsync(), int.MinValue, 0);
        var received = page.EvaluateAsync<Dictionary<string, string>>(
            "new Promise(done => { const own = SC.Connect.callback; SC.Connect.callback = answer => { done(answer); return own(answer); }; })");

        await page.Page.ClickAsync("#connect");
        await page.GoOnInPopupAsync();
        var answer = await _listener.WaitAsync(_timeout.Token);
        await page.SeesAsync("Continue in the SoundCloud window");
        await page.SaveAsync("waiting");
        await answer.ShowAsync(null);

        await page.PopupClosed;
        await page.SeesAsync("go back to PowerShell");
        var parameters = await received;
        Assert.Equal(_request.State, parameters["state"]);
        Assert.DoesNotContain("code", parameters.Keys);
        Assert.Contains(_sandbox.Requests, r => r.Path == "/authorize" && r.Query.Contains("display=popup", StringComparison.Ordinal));
        await page.SaveAsync("connected");
        Assert.InRange(await page.OverflowOnPhoneAsync(), int.MinValue, 0);
        AssertQuiet(page);
    }

    [Fact]
    public async Task A_popup_goes_straight_to_SoundCloud()
    {
        var page = await ConnectPageAsync();

        await page.Page.ClickAsync("#connect");
        await (await _listener.WaitAsync(_timeout.Token)).ShowAsync(null);

        await page.PopupClosed;
        await page.SeesAsync("go back to PowerShell");
        Assert.Single(_sandbox.Requests, r => r.Path == "/authorize");
        AssertQuiet(page);
    }

    [Fact]
    public async Task A_popup_that_is_cut_off_from_its_opener_reports_back_too()
    {
        var page = await ConnectPageAsync();
        await page.HoldPopupsAsync();
        // The effect of a Cross-Origin-Opener-Policy of the sign-in host.
        await page.EvaluateAsync<int>("(() => { const open = window.open; window.open = (...all) => { const popup = open(...all); popup.opener = null; return popup; }; return 0; })()");

        await page.Page.ClickAsync("#connect");
        await page.GoOnInPopupAsync();
        await (await _listener.WaitAsync(_timeout.Token)).ShowAsync(null);

        await page.SeesAsync("go back to PowerShell");
        await page.PopupClosed;
        AssertQuiet(page);
    }

    [Fact]
    public async Task Without_script_the_link_does_it_by_plain_redirect()
    {
        var page = await ConnectPageAsync(withScript: false);

        var clicking = page.Page.ClickAsync("#connect");
        await (await _listener.WaitAsync(_timeout.Token)).ShowAsync(null);
        await clicking;

        await page.SeesAsync("You are signed in");
        Assert.EndsWith("/callback", new Uri(page.Page.Url).AbsolutePath, StringComparison.Ordinal);
        Assert.DoesNotContain(_sandbox.Requests, r => r.Query.Contains("display=popup", StringComparison.Ordinal));
        AssertQuiet(page);
    }

    [Fact]
    public async Task A_blocked_popup_is_a_plain_redirect_and_no_code_stays_in_the_address()
    {
        var page = await ConnectPageAsync();
        await BlockPopupsAsync(page);

        var clicking = page.Page.ClickAsync("#connect");
        await (await _listener.WaitAsync(_timeout.Token)).ShowAsync(null);
        await clicking;

        await page.WaitAsync("address => location.href === address && document.body", _request.RedirectUri.AbsoluteUri);
        await page.SeesAsync("You are signed in");
        var history = $"{await page.Page.Client.SendAsync("Page.getNavigationHistory")}";
        Assert.Contains(_request.RedirectUri.AbsoluteUri, history, StringComparison.Ordinal);
        Assert.DoesNotContain("code=", history.Replace("response_type=code", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await page.SaveAsync("signed-in");
        Assert.InRange(await page.OverflowOnPhoneAsync(), int.MinValue, 0);
        AssertQuiet(page);
    }

    [Fact]
    public async Task A_denial_is_said_in_the_page_that_opened_the_popup()
    {
        var page = await ConnectPageAsync();
        await DenyAsync(page);
        await page.HoldPopupsAsync();

        await page.Page.ClickAsync("#connect");
        await page.GoOnInPopupAsync();
        await ShowDenialAsync();

        await page.PopupClosed;
        await page.SeesAsync("Access was denied at SoundCloud: The user has denied access");
        await page.SaveAsync("denied");
        Assert.InRange(await page.OverflowOnPhoneAsync(), int.MinValue, 0);
        AssertQuiet(page);
    }

    [Fact]
    public async Task A_denial_without_a_popup_is_said_in_its_own_page()
    {
        var page = await ConnectPageAsync();
        await DenyAsync(page);
        await BlockPopupsAsync(page);

        var clicking = page.Page.ClickAsync("#connect");
        await ShowDenialAsync();
        await clicking;

        await page.SeesAsync("Access was denied at SoundCloud: The user has denied access");
        await page.SaveAsync("failure");
        Assert.InRange(await page.OverflowOnPhoneAsync(), int.MinValue, 0);
        AssertQuiet(page);
    }

    [Fact]
    public async Task Hostile_parameters_stay_text()
    {
        var page = await ConnectPageAsync();
        var hostile = new Uri(_request.RedirectUri + $"?error=x&error_description=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&%3C/script%3E=%22%27%3E&state={_request.State}");

        var going = page.GoAsync(hostile);
        await (await _listener.WaitAsync(_timeout.Token)).ShowAsync("<img src=x onerror=alert(1)>");
        await going;

        await page.SeesAsync("<img src=x onerror=alert(1)>");
        Assert.Equal(0, await page.EvaluateAsync<int>("document.images.length"));
        AssertQuiet(page);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Text_has_contrast_in_either_colour(string scheme)
    {
        var page = await ConnectPageAsync();
        await page.ColourAsync(scheme);
        await page.EvaluateAsync<int>("document.querySelectorAll('[hidden]').forEach(e => e.hidden = false) ?? 0");
        await page.EvaluateAsync<string>("document.getElementById('failure').textContent = 'Denied.'");
        await page.SettleAsync();

        var weakest = await page.EvaluateAsync<double>("""
            (() => {
              const parse = c => c.match(/[\d.]+/g).map(Number);
              const light = c => parse(c).slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
                .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
              const ground = e => { const c = getComputedStyle(e).backgroundColor; return (parse(c)[3] ?? 1) > 0 ? c : ground(e.parentElement); };
              return Math.min(...[...document.querySelectorAll('h1, p, a, strong')].map(e => {
                const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
                return (a + .05) / (b + .05);
              }));
            })()
            """);

        Assert.InRange(weakest, 4.5, 21);
    }

    // Another program may take the free port before the test listens on it. Then the test tries another port.
    private void Listen()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            var port = ((IPEndPoint)probe.LocalEndpoint).Port;
            probe.Stop();
            _request = new(
                new() { Credentials = new(_sandbox.ClientId, _sandbox.ClientSecret), AuthUri = _sandbox.AuthUri },
                new($"http://127.0.0.1:{port}/callback"));
            try
            {
                _listener = RedirectListener.Start(_request);
                return;
            }
            catch (RedirectUnavailableException) when (!_timeout.IsCancellationRequested)
            {
            }
        }
    }

    private async Task<Window> ConnectPageAsync(bool withScript = true)
    {
        var page = await _browser.OpenAsync(1000, 720);
        await page.Page.SetJavaScriptEnabledAsync(withScript);
        await page.GoAsync(_listener.ConnectPage);
        return page;
    }

    private static Task<int> BlockPopupsAsync(Window page) => page.EvaluateAsync<int>("window.open = () => null; 0");

    private static Task<int> DenyAsync(Window page) => page.EvaluateAsync<int>(
        "(() => { const link = document.getElementById('connect'); link.href += '&sandbox_deny=1'; link.dataset.popup += '&sandbox_deny=1'; return 0; })()");

    private async Task ShowDenialAsync()
    {
        var answer = await _listener.WaitAsync(_timeout.Token);
        Assert.Equal("access_denied", answer.Response.Error);
        await answer.ShowAsync(new AccessDeniedException(answer.Response.ErrorDescription).Message);
    }

    /// <summary>Asserts that no other host received a request, and that the browser reported no errors.</summary>
    private void AssertQuiet(Window page)
    {
        string[] ours = [_listener.ConnectPage.Authority, _sandbox.AuthUri.Authority];
        Assert.NotEmpty(page.Addresses);
        Assert.All(page.Addresses, address => Assert.True(address.Scheme is "data" || ours.Contains(address.Authority), address.AbsoluteUri));
        Assert.Equal("", string.Join(Environment.NewLine, page.Complaints));
    }
}

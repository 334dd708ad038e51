using SoundCloud.Sandbox;

namespace SoundCloud.Tests;

/// <summary>The pages in a real browser, against the sandbox's sign-in host.</summary>
public sealed class BrowserTests : IAsyncLifetime
{
    private readonly CancellationToken _timeout = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;
    private SoundCloudSandbox _sandbox = null!;
    private AuthorizationRequest _request = null!;
    private RedirectListener _listener = null!;
    private Chromium? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Find() is not { } path)
            return;
        _sandbox = SoundCloudSandbox.Start(new() { TrackCount = 0 });
        _browser = await Chromium.StartAsync(path, _timeout);
        Listen();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is null)
            return;
        await _browser.DisposeAsync();
        await _listener.DisposeAsync();
        _sandbox.Dispose();
    }

    [Fact]
    public async Task The_button_opens_a_popup_that_reports_back_and_closes_itself()
    {
        var page = await ConnectPageAsync();
        await SaveAsync(page, "connect");
        await AssertFitsPhoneAsync(page);
        var received = page.EvaluateAsync("new Promise(done => { const own = SC.Connect.callback; SC.Connect.callback = answer => { done(answer); return own(answer); }; })");

        var popup = await OpenPopupAsync(page);
        var answer = await _listener.WaitAsync(_timeout);
        await page.SeesAsync("Continue in the SoundCloud window", _timeout);
        await SaveAsync(page, "waiting");
        await answer.ShowAsync(null);

        await popup.DetachedAsync(_timeout);
        await page.SeesAsync("go back to PowerShell", _timeout);
        var parameters = (await received)!;
        Assert.Equal(_request.State, (string?)parameters["state"]);
        Assert.Null(parameters["code"]);
        Assert.Contains(_sandbox.Requests, r => r.Path == "/authorize" && r.Query.Contains("display=popup", StringComparison.Ordinal));
        await SaveAsync(page, "connected");
        await AssertFitsPhoneAsync(page);
        AssertQuiet(page, popup);
    }

    [Fact]
    public async Task A_popup_that_is_cut_off_from_its_opener_reports_back_too()
    {
        var page = await ConnectPageAsync();
        // The effect of a Cross-Origin-Opener-Policy of the sign-in host.
        await page.EvaluateAsync("(() => { const open = window.open; window.open = (...all) => { const popup = open(...all); popup.opener = null; return popup; }; })()");

        var popup = await OpenPopupAsync(page);
        await (await _listener.WaitAsync(_timeout)).ShowAsync(null);

        await page.SeesAsync("go back to PowerShell", _timeout);
        await popup.DetachedAsync(_timeout);
        AssertQuiet(page, popup);
    }

    [Fact]
    public async Task Without_script_the_link_does_it_by_plain_redirect()
    {
        var page = await ConnectPageAsync(withScript: false);

        await page.ClickAsync("#connect");
        await (await _listener.WaitAsync(_timeout)).ShowAsync(null);

        await page.EventAsync("Page.frameNavigated", p => ((string)p["frame"]!["url"]!).Contains("/callback", StringComparison.Ordinal), _timeout);
        await page.CallAsync("Emulation.setScriptExecutionDisabled", new { value = false });
        await page.SeesAsync("You are signed in", _timeout);
        Assert.DoesNotContain(_sandbox.Requests, r => r.Query.Contains("display=popup", StringComparison.Ordinal));
        AssertQuiet(page);
    }

    [Fact]
    public async Task A_blocked_popup_is_a_plain_redirect_and_no_code_stays_in_the_address()
    {
        var page = await ConnectPageAsync();
        await page.EvaluateAsync("window.open = () => null; 0");

        await page.ClickAsync("#connect");
        await (await _listener.WaitAsync(_timeout)).ShowAsync(null);

        await page.EventAsync("Page.navigatedWithinDocument", p => ((string)p["url"]!).EndsWith("/callback", StringComparison.Ordinal), _timeout);
        await page.SeesAsync("You are signed in", _timeout);
        Assert.Equal(_request.RedirectUri.AbsoluteUri, (string?)await page.EvaluateAsync("location.href"));
        var history = (await page.CallAsync("Page.getNavigationHistory")).ToJsonString();
        Assert.DoesNotContain("code=", history.Replace("response_type=code", "", StringComparison.Ordinal), StringComparison.Ordinal);
        await SaveAsync(page, "signed-in");
        await AssertFitsPhoneAsync(page);
        AssertQuiet(page);
    }

    [Fact]
    public async Task A_denial_is_said_in_the_page_that_opened_the_popup()
    {
        var page = await ConnectPageAsync();
        await DenyAsync(page);

        var popup = await OpenPopupAsync(page);
        await ShowDenialAsync();

        await popup.DetachedAsync(_timeout);
        await page.SeesAsync("Access was denied at SoundCloud: The user has denied access", _timeout);
        await SaveAsync(page, "denied");
        await AssertFitsPhoneAsync(page);
        AssertQuiet(page, popup);
    }

    [Fact]
    public async Task A_denial_without_a_popup_is_said_in_its_own_page()
    {
        var page = await ConnectPageAsync();
        await DenyAsync(page);
        await page.EvaluateAsync("window.open = () => null; 0");

        await page.ClickAsync("#connect");
        await ShowDenialAsync();

        await page.EventAsync("Page.navigatedWithinDocument", static _ => true, _timeout);
        await page.SeesAsync("Access was denied at SoundCloud: The user has denied access", _timeout);
        await SaveAsync(page, "failure");
        await AssertFitsPhoneAsync(page);
        AssertQuiet(page);
    }

    [Fact]
    public async Task Hostile_parameters_stay_text()
    {
        var page = await ConnectPageAsync();
        var hostile = new Uri(_request.RedirectUri + $"?error=x&error_description=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&%3C/script%3E=%22%27%3E&state={_request.State}");

        var going = page.GoAsync(hostile, _timeout);
        await (await _listener.WaitAsync(_timeout)).ShowAsync("<img src=x onerror=alert(1)>");
        await going;

        await page.SeesAsync("<img src=x onerror=alert(1)>", _timeout);
        Assert.Equal(0, (int)(await page.EvaluateAsync("document.images.length"))!);
        AssertQuiet(page);
    }

    [Theory]
    [InlineData("light")]
    [InlineData("dark")]
    public async Task Text_has_contrast_in_either_colour(string scheme)
    {
        var page = await ConnectPageAsync();
        await page.ColourAsync(scheme);
        await page.EvaluateAsync("document.querySelectorAll('[hidden]').forEach(e => e.hidden = false)");
        await page.EvaluateAsync("document.getElementById('failure').textContent = 'Denied.'");
        // The colour of the button changes gradually.
        await page.EvaluateAsync("Promise.all(document.getAnimations().map(a => a.finished)).then(() => 0)");

        var weakest = (double)(await page.EvaluateAsync("""
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
            """))!;

        Assert.InRange(weakest, 4.5, 21);
    }

    // Another program may take the free port before the test listens on it. Then the test tries another port.
    private void Listen()
    {
        while (true)
        {
            using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
            probe.Start();
            var port = ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
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

    private async Task<Tab> ConnectPageAsync(bool withScript = true)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium: neither chromium, chromium-browser nor google-chrome is on the PATH, and CHROME names none.");
        var page = await _browser.OpenAsync(1000, 720);
        if (!withScript)
            await page.CallAsync("Emulation.setScriptExecutionDisabled", new { value = true });
        await page.GoAsync(_listener.ConnectPage, _timeout);
        return page;
    }

    private async Task<Tab> OpenPopupAsync(Tab page)
    {
        // The click completes only after the popup that it opens may continue.
        var clicking = page.ClickAsync("#connect");
        var popup = await _browser!.PopupAsync(_timeout);
        await clicking;
        return popup;
    }

    private static async Task DenyAsync(Tab page) => await page.EvaluateAsync(
        "(() => { const link = document.getElementById('connect'); link.href += '&sandbox_deny=1'; link.dataset.popup += '&sandbox_deny=1'; })()");

    private async Task ShowDenialAsync()
    {
        var answer = await _listener.WaitAsync(_timeout);
        Assert.Equal("access_denied", answer.Response.Error);
        await answer.ShowAsync(new AccessDeniedException(answer.Response.ErrorDescription).Message);
    }

    /// <summary>Asserts that no other host received a request, and that the browser reported no errors.</summary>
    private void AssertQuiet(params Tab[] tabs)
    {
        string[] ours = [_listener.ConnectPage.Authority, _sandbox.AuthUri.Authority];
        var addresses = _browser!.Events.Where(e => (string?)e["method"] is "Network.requestWillBeSent")
            .Select(e => new Uri((string)e["params"]!["request"]!["url"]!)).ToArray();
        Assert.NotEmpty(addresses);
        Assert.All(addresses, address => Assert.True(address.Scheme is "data" || ours.Contains(address.Authority), address.AbsoluteUri));
        Assert.Empty(tabs.SelectMany(tab => tab.Complaints()));
    }

    private static async Task AssertFitsPhoneAsync(Tab page)
    {
        await page.ResizeAsync(320, 640);
        var overflow = (int)(await page.EvaluateAsync("document.scrollingElement.scrollWidth - innerWidth"))!;
        await page.ResizeAsync(1000, 720);
        Assert.InRange(overflow, int.MinValue, 0);
    }

    /// <summary>Saves screenshots in the directory that SCREENSHOTS names.</summary>
    private static async Task SaveAsync(Tab page, string name)
    {
        if (Environment.GetEnvironmentVariable("SCREENSHOTS") is not { Length: > 0 } directory)
            return;
        foreach (var scheme in new[] { "light", "dark" })
        {
            await page.ColourAsync(scheme);
            foreach (var (width, height) in new[] { (320, 640), (1000, 720) })
            {
                await page.ResizeAsync(width, height);
                await page.EvaluateAsync("Promise.all(document.getAnimations().map(a => a.finished)).then(() => 0)");
                await File.WriteAllBytesAsync(Path.Combine(directory, $"{name}-{width}-{scheme}.png"), await page.ScreenshotAsync());
            }
        }
    }
}

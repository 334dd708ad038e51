using System.Collections.Concurrent;
using PuppeteerSharp;

namespace SoundCloud.PowerShell.Tests.Browser;

/// <summary>A window of the browser. It records the requests and errors of its page and of the popups that the page opens.</summary>
internal sealed class Window
{
    private const int MostPages = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _addresses = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly TaskCompletionSource _popup = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _popupClosed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Window(IPage page)
    {
        Page = page;
        Watch(page);
        page.Popup += (_, _) => _popup.TrySetResult();
        page.BrowserContext.TargetDestroyed += (_, gone) =>
        {
            if (gone.Target.Type == TargetType.Page)
                _popupClosed.TrySetResult();
        };
    }

    public IPage Page { get; }

    /// <summary>Opens popups blank and holds them until <see cref="GoOnInPopupAsync"/>: a popup that waits for its first answer cannot be watched yet.</summary>
    public Task HoldPopupsAsync() => EvaluateAsync<int>("""
        (() => {
          const open = window.open;
          window.open = (address, ...rest) => {
            const popup = open('about:blank', ...rest);
            window.goOn = () => { popup.location = address; };
            return popup;
          };
          return 0;
        })()
        """);

    /// <summary>Sends the held popup to its address as soon as it is watched.</summary>
    public async Task GoOnInPopupAsync()
    {
        await _popup.Task.WaitAsync(Patience);
        await EvaluateAsync<int>("window.goOn() ?? 0");
    }

    /// <summary>Ends when a popup has closed.</summary>
    public Task PopupClosed => _popupClosed.Task.WaitAsync(Patience);

    /// <summary>The addresses of all requests.</summary>
    public IEnumerable<Uri> Addresses => _addresses.Select(static address => new Uri(address));

    /// <summary>Script errors, refused loads and console errors, in the browser's words.</summary>
    public IEnumerable<string> Complaints => _complaints;

    public Task ResizeAsync(int width, int height) => Page.SetViewportAsync(new() { Width = width, Height = height });

    public Task ColourAsync(string scheme) =>
        Page.EmulateMediaFeaturesAsync([new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);

    public Task GoAsync(Uri address) => Page.GoToAsync(address.AbsoluteUri, WaitUntilNavigation.Load);

    /// <summary>Ends when the visible text of the page contains this.</summary>
    public Task SeesAsync(string text) => WaitAsync("text => document.body?.innerText.includes(text)", text);

    /// <summary>Ends when a function in the page returns true; it is called at each change of the page.</summary>
    public async Task WaitAsync(string function, params object[] arguments)
    {
        for (var pages = 1; ; pages++)
        {
            try
            {
                await Page.WaitForFunctionAsync(function, new() { Polling = WaitForFunctionPollingOption.Mutation, Timeout = (int)Patience.TotalMilliseconds }, arguments);
                return;
            }
            catch (PuppeteerException e) when (e.InnerException is ObjectDisposedException && pages < MostPages)
            {
                // The window went to another page meanwhile: the function may become true there.
            }
        }
    }

    public Task<T> EvaluateAsync<T>(string expression) => Page.EvaluateExpressionAsync<T>(expression);

    /// <summary>By how many pixels the page is wider than the screen of a phone.</summary>
    public async Task<int> OverflowOnPhoneAsync()
    {
        var before = Page.Viewport;
        await ResizeAsync(320, 640);
        var overflow = await EvaluateAsync<int>("document.scrollingElement.scrollWidth - innerWidth");
        await Page.SetViewportAsync(before);
        return overflow;
    }

    /// <summary>Saves screenshots in the folder that SOUNDCLOUD_TEST_SCREENSHOTS names.</summary>
    public async Task SaveAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("SOUNDCLOUD_TEST_SCREENSHOTS") is not { Length: > 0 } folder)
            return;
        var before = Page.Viewport;
        foreach (var scheme in new[] { "light", "dark" })
        {
            await ColourAsync(scheme);
            foreach (var (width, height) in new[] { (320, 640), (1000, 720) })
            {
                await ResizeAsync(width, height);
                await SettleAsync();
                await Page.ScreenshotAsync(Path.Combine(folder, $"{name}-{width}-{scheme}.png"));
            }
        }

        await Page.SetViewportAsync(before);
    }

    /// <summary>Ends when all animations have finished: the colour of a button changes gradually.</summary>
    public Task SettleAsync() => EvaluateAsync<int>("Promise.all(document.getAnimations().map(a => a.finished)).then(() => 0)");

    private void Watch(IPage page)
    {
        page.Request += (_, sent) => _addresses.Enqueue(sent.Request.Url);
        page.PageError += (_, thrown) => _complaints.Enqueue(thrown.Message);
        page.Console += (_, written) =>
        {
            if (written.Message.Type is ConsoleType.Error or ConsoleType.Warning or ConsoleType.Assert)
                _complaints.Enqueue($"{written.Message.Text} {written.Message.Location?.URL}".TrimEnd());
        };
        page.Popup += (_, opened) => Watch(opened.PopupPage);
    }
}

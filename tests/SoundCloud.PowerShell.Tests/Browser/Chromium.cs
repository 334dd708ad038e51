using PuppeteerSharp;

namespace SoundCloud.PowerShell.Tests.Browser;

/// <summary>The installed Chromium, headless, one process for each test class. PuppeteerSharp drives it and never downloads one.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IBrowser? _browser;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } path)
            return;
        _browser = await Puppeteer.LaunchAsync(new()
        {
            ExecutablePath = path,
            DefaultViewport = null,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update"],
        });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    /// <summary>Opens a window with cookies of its own; skips the test where there is no Chromium.</summary>
    internal async Task<Window> OpenAsync(int width, int height)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium: install Debian's chromium, or let CHROME name one.");
        var context = await _browser.CreateBrowserContextAsync();
        var window = new Window(await context.NewPageAsync());
        await window.ResizeAsync(width, height);
        return window;
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("CHROME") is { Length: > 0 } named)
            return named;
        return (from name in new[] { "chromium", "chromium-browser", "google-chrome" }
                from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
                select Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }
}

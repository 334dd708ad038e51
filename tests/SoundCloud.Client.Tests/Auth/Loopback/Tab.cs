using System.Text.Json.Nodes;

namespace SoundCloud.Tests;

/// <summary>One window of the browser.</summary>
internal sealed class Tab(Chromium browser, string session)
{
    private int _lastWatch;

    public Task<JsonNode> CallAsync(string method, object? parameters = null) => browser.CallAsync(method, parameters, session);

    /// <summary>Hears of everything, and lets a window go on that waits for it.</summary>
    public Task ObserveAsync() =>
        Task.WhenAll(new[] { "Page.enable", "Network.enable", "Runtime.enable", "Log.enable", "Runtime.runIfWaitingForDebugger" }.Select(method => CallAsync(method)));

    public Task ResizeAsync(int width, int height) =>
        CallAsync("Emulation.setDeviceMetricsOverride", new { width, height, deviceScaleFactor = 1, mobile = width < 500 });

    public Task ColourAsync(string scheme) =>
        CallAsync("Emulation.setEmulatedMedia", new { features = new[] { new { name = "prefers-color-scheme", value = scheme } } });

    /// <summary>Goes there; ends when it has loaded.</summary>
    public async Task GoAsync(Uri address, CancellationToken cancellationToken)
    {
        var loader = (string)(await CallAsync("Page.navigate", new { url = address.AbsoluteUri }))["loaderId"]!;
        await CallAsync("Page.setLifecycleEventsEnabled", new { enabled = true });
        await EventAsync("Page.lifecycleEvent", p => (string?)p["loaderId"] == loader && (string?)p["name"] == "load", cancellationToken);
    }

    public Task<JsonNode> EventAsync(string method, Func<JsonNode, bool> condition, CancellationToken cancellationToken) =>
        browser.EventAsync(e => (string?)e["sessionId"] == session && (string?)e["method"] == method && condition(e["params"]!), cancellationToken);

    /// <summary>The value of an expression; it may await.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression, bool asUser = false)
    {
        var result = await CallAsync("Runtime.evaluate", new { expression, returnByValue = true, awaitPromise = true, userGesture = asUser });
        if (result["exceptionDetails"] is { } exception)
            throw new InvalidOperationException(exception.ToJsonString());
        return result["result"]!["value"];
    }

    /// <summary>Ends when the page's text, as it is seen, holds that.</summary>
    public async Task SeesAsync(string text, CancellationToken cancellationToken)
    {
        var watch = $"watch{++_lastWatch}";
        await EvaluateAsync($$"""
            window.{{watch}} = new Promise(seen => {
              const look = () => document.body?.innerText.includes({{JsonValue.Create(text)!.ToJsonString()}}) && seen(true);
              new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
              look();
            }); 0
            """);
        await EvaluateAsync($"window.{watch}").WaitAsync(cancellationToken);
    }

    /// <summary>Clicks as a mouse does, without any script.</summary>
    public async Task ClickAsync(string selector)
    {
        var root = (int)(await CallAsync("DOM.getDocument"))["root"]!["nodeId"]!;
        var node = (int)(await CallAsync("DOM.querySelector", new { nodeId = root, selector }))["nodeId"]!;
        await CallAsync("DOM.scrollIntoViewIfNeeded", new { nodeId = node });
        var quad = (await CallAsync("DOM.getContentQuads", new { nodeId = node }))["quads"]![0]!.AsArray().Select(n => (double)n!).ToArray();
        var (x, y) = ((quad[0] + quad[4]) / 2, (quad[1] + quad[5]) / 2);
        foreach (var type in new[] { "mousePressed", "mouseReleased" })
            await CallAsync("Input.dispatchMouseEvent", new { type, x, y, button = "left", clickCount = 1 });
    }

    public async Task<byte[]> ScreenshotAsync() =>
        Convert.FromBase64String((string)(await CallAsync("Page.captureScreenshot", new { format = "png" }))["data"]!);

    public Task DetachedAsync(CancellationToken cancellationToken) =>
        browser.EventAsync(e => (string?)e["method"] == "Target.detachedFromTarget" && (string?)e["params"]!["sessionId"] == session, cancellationToken);

    /// <summary>What went wrong in it, in the browser's words: script errors, refused loads, console errors.</summary>
    public IEnumerable<string> Complaints() => browser.Events
        .Where(e => (string?)e["sessionId"] == session)
        .Where(e => (string?)e["method"] is "Runtime.exceptionThrown" || (string?)e["params"]?["entry"]?["level"] is "error" or "warning" || (string?)e["params"]?["type"] is "error" or "warning" or "assert")
        .Select(e => e.ToJsonString());
}

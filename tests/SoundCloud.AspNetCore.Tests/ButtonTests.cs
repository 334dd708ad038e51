using SoundCloud.PowerShell.Tests.Browser;

namespace SoundCloud.AspNetCore.Tests;

/// <summary>The button in a real browser, on Kestrel and the sandbox.</summary>
public sealed class ButtonTests(Chromium chromium) : IClassFixture<Chromium>, IDisposable
{
    private readonly Shared _shared = new();

    public void Dispose() => _shared.Dispose();

    [Fact]
    public async Task The_button_opens_a_popup_closes_it_and_hands_the_query_to_the_callback()
    {
        await using var site = await TestSite.StartAsync(_shared);
        var page = await OpenAsync(site, "hal");
        await page.Page.ClickAsync("#sc-connect");
        await page.WaitAsync("() => document.querySelector('#result').dataset.query");
        await page.PopupClosed;

        Assert.Equal("""{"username":"Demo DJ"}""", await page.EvaluateAsync<string>("document.querySelector('#result').dataset.query"));
        Assert.Equal("/", new Uri(page.Page.Url).AbsolutePath);
        Assert.Contains("Demo DJ", await page.EvaluateAsync<string>("fetch('/me').then(answer => answer.text())"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_script_the_link_goes_by_redirect_and_returns()
    {
        await using var site = await TestSite.StartAsync(_shared);
        var page = await OpenAsync(site, "ida");
        await page.Page.SetJavaScriptEnabledAsync(false);
        await page.GoAsync(new(site.Root, "/soundcloud/request?return=/"));
        Assert.Equal(new Uri(site.Root, "/?username=Demo%20DJ").AbsoluteUri, page.Page.Url);
    }

    // A window in which a user has logged in to the site.
    private async Task<Window> OpenAsync(TestSite site, string user)
    {
        var page = await chromium.OpenAsync(800, 600);
        await page.GoAsync(site.Root);
        await page.WaitAsync("() => document.body.dataset.ready === ''");
        await Task.WhenAll(
            page.Page.WaitForNavigationAsync(),
            page.EvaluateAsync<int>($"document.querySelector('#user').value = '{user}'; document.querySelector('#login button').click(); 0"));
        await page.WaitAsync("name => document.body.dataset.ready === name", user);
        return page;
    }
}

using System.Net;
using System.Net.Sockets;

namespace SoundCloud.Tests;

public sealed class RedirectListenerLifetimeTests : LoopbackTest
{
    [Theory]
    [InlineData("http://127.0.0.1:8765/callback", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://[::1]:8765/callback", true)]
    [InlineData("https://127.0.0.1:8765/callback", false)]
    [InlineData("http://example.com/callback", false)]
    [InlineData("http://127.0.0.1.example.com/callback", false)]
    [InlineData("http://user@127.0.0.1:8765/callback", false)]
    [InlineData("http://127.0.0.1:0/callback", false)]
    [InlineData("soundcloud-app://callback", false)]
    [InlineData("/callback", false)]
    public void Only_http_on_loopback_can_be_listened_on(string uri, bool can) =>
        Assert.Equal(can, RedirectListener.CanListen(new(uri, UriKind.RelativeOrAbsolute)));

    [Fact]
    public void What_is_not_on_this_machine_is_refused_by_name()
    {
        var e = Assert.Throws<RedirectUnavailableException>(() => RedirectListener.Start(RequestFor("https://example.com/callback")));

        Assert.Contains("https://example.com/callback", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_in_use_is_named_at_once()
    {
        var e = Assert.Throws<RedirectUnavailableException>(() => RedirectListener.Start(Request));

        Assert.Equal(Request.RedirectUri, e.RedirectUri);
        Assert.Contains($"Cannot listen on the redirect URI {Request.RedirectUri}: its port is in use", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Localhost_is_both_addresses_and_one_taken_is_enough_to_refuse()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "There is no IPv6 on this machine.");
        var (listener, request) = Start(port => $"http://localhost:{port}/callback");
        await using (listener)
        {
            foreach (var address in new[] { IPAddress.Loopback, IPAddress.IPv6Loopback })
            {
                using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(address, request.RedirectUri.Port, Timeout);
                await SendTextAsync(socket, $"GET {listener.ConnectPage.AbsolutePath} HTTP/1.1\r\nHost: {request.RedirectUri.Authority}\r\n\r\n");
                Assert.StartsWith("HTTP/1.1 200 ", await ReadToEndAsync(socket), StringComparison.Ordinal);
            }
        }
        using var other = new TcpListener(IPAddress.IPv6Loopback, request.RedirectUri.Port);
        other.Start();
        Assert.Throws<RedirectUnavailableException>(() => RedirectListener.Start(request));
        // The port that was opened before the error is free again.
        using var free = new TcpListener(IPAddress.Loopback, request.RedirectUri.Port);
        free.Start();
    }

    [Fact]
    public async Task The_ipv6_address_is_served_under_its_name()
    {
        Assert.SkipUnless(Socket.OSSupportsIPv6, "There is no IPv6 on this machine.");
        await Listener.DisposeAsync();
        (Listener, Request) = Start(port => $"http://[::1]:{port}/callback");

        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Listener.ConnectPage.AbsolutePath)).StatusCode);
    }

    [Fact]
    public async Task Disposing_while_it_waits_ends_the_wait_and_every_connection_and_frees_the_port()
    {
        var waiting = Listener.WaitAsync(Timeout);
        using var silent = await ConnectAsync();
        using var half = await ConnectAsync();
        await SendTextAsync(half, "GET / HT");
        await GetAsync(Listener.ConnectPage.AbsolutePath);

        await Listener.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => waiting);
        Assert.Equal("", await ReadToEndAsync(silent));
        Assert.Equal("", await ReadToEndAsync(half));
        // The served connection is in TIME_WAIT now.
        await using var again = RedirectListener.Start(Request);
        await Listener.DisposeAsync();
    }

    [Fact]
    public async Task Disposing_before_the_answer_is_shown_still_gives_the_browser_a_page()
    {
        var shown = GetAsync("/callback?" + Right);
        var answer = await Listener.WaitAsync(Timeout);

        await Listener.DisposeAsync();

        Assert.Contains("ended in PowerShell", await TextOf(shown), StringComparison.Ordinal);
        await answer.ShowAsync(null).WaitAsync(Timeout);
    }

    [Fact]
    public async Task Disposing_right_after_it_is_shown_leaves_the_whole_page()
    {
        var shown = GetAsync("/callback?" + Right);
        var answer = await Listener.WaitAsync(Timeout);

        var showing = answer.ShowAsync(null);
        await Listener.DisposeAsync();
        await showing;

        Assert.EndsWith("</html>\n", await TextOf(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_wait_can_be_waited_for_again()
    {
        using var cancellation = new CancellationTokenSource();
        var waiting = Listener.WaitAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _ = GetAsync("/callback?" + Right);
        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);
    }

    [Fact]
    public async Task A_browser_that_has_gone_does_not_hold_up_the_end()
    {
        using (var socket = await ConnectAsync())
        {
            await SendTextAsync(socket, $"GET /callback?{Right} HTTP/1.1\r\nHost: {Request.RedirectUri.Authority}\r\n\r\n");
            await Listener.WaitAsync(Timeout);
        }

        await (await Listener.WaitAsync(Timeout)).ShowAsync(null).WaitAsync(Timeout);
    }

    [Fact]
    public async Task Garbage_is_refused_and_the_wait_goes_on()
    {
        foreach (var garbage in new[] { "\u0016\u0003\u0001\u0002\0\r\n\r\n", "hello\r\n\r\n", "GET http://127.0.0.1/ HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n", "GET / SIP/2.0\r\n\r\n" })
            Assert.StartsWith("HTTP/1.1 400 ", await RawAsync(garbage), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 411 ", await RawAsync("POST /callback HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 411 ", await RawAsync("POST /callback HTTP/1.1\r\nContent-Length: -1\r\n\r\n"), StringComparison.Ordinal);

        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task Too_much_is_refused_with_a_whole_page()
    {
        var head = await RawAsync($"GET / HTTP/1.1\r\nX-Long: {new string('x', 40_000)}\r\n\r\n");
        var body = await RawAsync($"POST /callback HTTP/1.1\r\nContent-Length: 70000\r\n\r\n{new string('x', 70_000)}");
        var lie = await RawAsync("POST /callback HTTP/1.1\r\nContent-Length: 99999999999999\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 431 ", head, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 413 ", body, StringComparison.Ordinal);
        Assert.StartsWith("HTTP/1.1 413 ", lie, StringComparison.Ordinal);
        Assert.All([head, body, lie], page => Assert.EndsWith("</html>\n", page, StringComparison.Ordinal));
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task The_largest_form_is_read_whole()
    {
        var form = $"{Right}&padding=";

        var shown = PostAsync("/callback", form + new string('x', 64 * 1024 - form.Length));

        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await shown).StatusCode);
    }

    [Fact]
    public async Task A_request_may_come_byte_by_byte()
    {
        using var socket = await ConnectAsync();
        socket.NoDelay = true;
        var form = Right;
        foreach (var c in $"POST /callback HTTP/1.1\r\nHost: {Request.RedirectUri.Authority}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}")
            await SendTextAsync(socket, c.ToString());

        _ = (await Listener.WaitAsync(Timeout)).ShowAsync(null);

        Assert.StartsWith("HTTP/1.1 200 ", await ReadToEndAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_and_a_half_request_end_with_their_time()
    {
        using var silent = await ConnectAsync();
        await Clock.SetsAsync(1);
        using var half = await ConnectAsync();
        await SendTextAsync(half, "GET / HT");
        await Clock.SetsAsync(2);

        Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal("", await ReadToEndAsync(silent));
        Assert.Equal("", await ReadToEndAsync(half));
        await AssertGoesOnAsync();
    }

    [Fact]
    public async Task A_browser_that_neither_reads_nor_leaves_is_left_after_its_time()
    {
        using var socket = await ConnectAsync();
        await SendTextAsync(socket, $"GET /callback?{Right} HTTP/1.1\r\nHost: {Request.RedirectUri.Authority}\r\n\r\n");
        var showing = (await Listener.WaitAsync(Timeout)).ShowAsync(null);
        await Clock.TimerAsync(TimeSpan.FromSeconds(2));

        Clock.Advance(TimeSpan.FromSeconds(2));

        await showing.WaitAsync(Timeout);
    }

    [Fact]
    public async Task Silent_connections_make_room_for_the_answer()
    {
        var silent = new List<Socket>();
        for (var i = 0; i < LoopbackServer.MaximumConnections; i++)
            silent.Add(await ConnectAsync());
        await Clock.SetsAsync(silent.Count);

        var shown = GetAsync("/callback?" + Right);
        await Clock.TimerAsync(LoopbackServer.Patience);
        Clock.Advance(LoopbackServer.Patience);

        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await shown).StatusCode);
        Assert.Equal("", await ReadToEndAsync(silent[0]));
        silent.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task Fifty_strays_at_once_do_not_hide_the_right_one()
    {
        var strays = Enumerable.Range(0, 50).Select(i => GetAsync($"/callback?code={i}&state=stray")).ToArray();

        var shown = GetAsync("/callback?" + Right);
        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);

        Assert.Equal(HttpStatusCode.OK, (await shown).StatusCode);
        Assert.All(await Task.WhenAll(strays), stray => Assert.Equal(HttpStatusCode.BadRequest, stray.StatusCode));
        Assert.Equal(50, Listener.ForeignAnswers);
    }

    private async Task AssertGoesOnAsync()
    {
        var shown = GetAsync("/callback?" + Right);
        await (await Listener.WaitAsync(Timeout)).ShowAsync(null);
        Assert.Equal(HttpStatusCode.OK, (await shown).StatusCode);
    }
}

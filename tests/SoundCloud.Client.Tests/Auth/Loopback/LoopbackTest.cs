using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Tests;

/// <summary>A sign-in that waits on a free port, and requests that a browser could send to it.</summary>
public abstract class LoopbackTest : IAsyncLifetime
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    internal AuthorizationRequest Request { get; private protected set; } = null!;

    internal RedirectListener Listener { get; private protected set; } = null!;

    private protected FakeTimeProvider Clock { get; } = new();

    protected CancellationToken Timeout { get; } = new CancellationTokenSource(TimeSpan.FromSeconds(30)).Token;

    protected string Right => $"code=the-code&state={Request.State}";

    public ValueTask InitializeAsync()
    {
        (Listener, Request) = Start(port => $"http://127.0.0.1:{port}/callback");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Listener.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Listens on a free port. If another program takes the port first, it tries another one.</summary>
    private protected (RedirectListener Listener, AuthorizationRequest Request) Start(Func<int, string> redirectUri)
    {
        while (true)
        {
            var request = RequestFor(redirectUri(FreePort()));
            try
            {
                return (RedirectListener.Start(request), request);
            }
            catch (RedirectUnavailableException) when (!Timeout.IsCancellationRequested)
            {
            }
        }
    }

    private protected AuthorizationRequest RequestFor(string redirectUri) => new(
        new() { Credentials = new("app", "app-secret"), TimeProvider = Clock }, new(redirectUri));

    protected static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    protected Task<HttpResponseMessage> GetAsync(string pathAndQuery) => SendAsync(HttpMethod.Get, pathAndQuery);

    protected Task<HttpResponseMessage> PostAsync(string path, string form) =>
        SendAsync(HttpMethod.Post, path, new StringContent(form, Encoding.ASCII, "application/x-www-form-urlencoded"));

    protected Task<HttpResponseMessage> SendAsync(HttpMethod method, string pathAndQuery, HttpContent? content = null, string? host = null)
    {
        var request = new HttpRequestMessage(method, new Uri(Listener.ConnectPage, pathAndQuery)) { Content = content };
        request.Headers.Host = host;
        return Http.SendAsync(request, Timeout);
    }

    protected async Task<string> TextOf(Task<HttpResponseMessage> response) => await (await response).Content.ReadAsStringAsync(Timeout);

    protected async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(Listener.ConnectPage.Host, Listener.ConnectPage.Port, Timeout);
        return socket;
    }

    protected static Task SendTextAsync(Socket socket, string text) => socket.SendAsync(Encoding.Latin1.GetBytes(text));

    /// <summary>Reads until the connection ends or is reset.</summary>
    protected async Task<string> ReadToEndAsync(Socket socket)
    {
        var buffer = new byte[128 * 1024];
        var count = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(count), Timeout) is > 0 and var read)
                count += read;
        }
        catch (SocketException)
        {
        }
        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    protected async Task<string> RawAsync(string text)
    {
        using var socket = await ConnectAsync();
        await SendTextAsync(socket, text);
        return await ReadToEndAsync(socket);
    }
}

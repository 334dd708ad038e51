using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SoundCloud.Tests.Sandbox;

/// <summary>Requests that a correct client never sends, and requests that a proxy might send.</summary>
public sealed class HttpServerTests : SandboxTest
{
    [Fact]
    public async Task A_chunked_body_with_extensions_and_trailers_is_read()
    {
        var body = """{"playlist":{"title":"chunked"}}""";
        var answer = await Raw(
            Head("POST /playlists", "Content-Type: application/json", "Transfer-Encoding: chunked", "Connection: close") +
            $"5;x=y\r\n{body[..5]}\r\n{body.Length - 5:x}\r\n{body[5..]}\r\n0\r\nTrailer: z\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 201 Created", answer, StringComparison.Ordinal);
        Assert.Equal(body.Length, Box.Requests[^1].BodyLength);
    }

    [Fact]
    public async Task Expect_100_continue_is_answered_before_the_body()
    {
        using var client = await Connect();
        var stream = client.GetStream();
        var body = "{\"playlist\":{\"title\":\"patient\"}}"u8.ToArray();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(Head("POST /playlists", "Content-Type: application/json", "Expect: 100-continue", "Connection: close", $"Content-Length: {body.Length}")), Timeout);
        var first = new byte[25];
        await stream.ReadExactlyAsync(first, Timeout);
        await stream.WriteAsync(body, Timeout);

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(first));
        Assert.StartsWith("HTTP/1.1 201 Created", await new StreamReader(stream).ReadToEndAsync(Timeout), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_requests_in_one_packet_are_both_answered_in_order()
    {
        var answer = await Raw(Head("GET /users/1001") + Head("GET /no-such-route", "Connection: close"));

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.EndsWith("unknown route", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_absolute_form_of_a_proxy_client_is_understood()
    {
        var answer = await Raw(Head("GET http://api.example/users/1001", "Connection: close"));

        Assert.StartsWith("HTTP/1.1 200 OK", answer, StringComparison.Ordinal);
        Assert.Equal("/users/1001", Box.Requests[^1].Path);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n", "400")]
    [InlineData("GET / HTTP/1.1\r\nno colon\r\n\r\n", "400")]
    [InlineData("POST /playlists HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n", "413")]
    public async Task What_cannot_be_read_is_refused(string request, string status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await Raw(request), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_without_end_is_refused()
    {
        Assert.StartsWith("HTTP/1.1 431 ", await Raw("GET / HTTP/1.1\r\nX: " + new string('x', 80_000)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_above_the_cap_is_refused()
    {
        var response = await Send(HttpMethod.Post, "/playlists", JsonContent(new string(' ', 5 * 1024 * 1024)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Gzip_is_used_when_it_is_taken_and_worth_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Box.ApiUri, "/me/tracks"));
        request.Headers.Authorization = new("OAuth", UserToken);
        request.Headers.AcceptEncoding.Add(new("gzip"));

        using var packed = await Http.SendAsync(request, Timeout);
        Assert.Equal("gzip", packed.Content.Headers.ContentEncoding.Single());
        using var unpacked = new StreamReader(new System.IO.Compression.GZipStream(await packed.Content.ReadAsStreamAsync(Timeout), System.IO.Compression.CompressionMode.Decompress));
        Assert.Equal(await TextOf(await Get("/me/tracks")), await unpacked.ReadToEndAsync(Timeout));
        Assert.Empty((await Get("/me/tracks")).Content.Headers.ContentEncoding);
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        var get = await Get("/me");
        var head = await Send(HttpMethod.Head, "/me");

        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal("", await TextOf(head));
    }

    private async Task<string> Raw(string request)
    {
        using var client = await Connect();
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Timeout);
        return await new StreamReader(client.GetStream()).ReadToEndAsync(Timeout);
    }

    private async Task<TcpClient> Connect()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, Box.ApiUri.Port, Timeout);
        return client;
    }

    private string Head(string start, params string[] headers) =>
        string.Join("\r\n", headers.Prepend($"Authorization: OAuth {UserToken}").Prepend("Host: sandbox").Prepend(start + " HTTP/1.1")) + "\r\n\r\n";
}

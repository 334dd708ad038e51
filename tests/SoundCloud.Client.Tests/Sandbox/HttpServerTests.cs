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

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:9000")]
    [InlineData("LocalHost:9000")]
    [InlineData("[::1]")]
    [InlineData("[::1]:9000")]
    public async Task It_answers_to_the_names_of_this_machine(string host) =>
        Assert.StartsWith("HTTP/1.1 200 ", await Raw($"GET /users/1001 HTTP/1.1\r\nHost: {host}\r\nAuthorization: OAuth {UserToken}\r\nConnection: close\r\n\r\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:80")]
    [InlineData("127.0.0.1.evil.example")]
    [InlineData("localhost.")]
    [InlineData("")]
    public async Task Another_name_that_leads_here_is_refused(string host)
    {
        foreach (var uri in new[] { Box.ApiUri, Box.AuthUri, Box.CdnUri })
            Assert.StartsWith("HTTP/1.1 421 ", await Raw($"GET / HTTP/1.1\r\nHost: {host}\r\n\r\n", uri), StringComparison.Ordinal);

        Assert.Empty(Box.Requests);
    }

    [Theory]
    [InlineData("%0d%0aSet-Cookie:%20a=b")]
    [InlineData("%0aSet-Cookie:%20a=b")]
    [InlineData("%00")]
    public async Task A_line_break_in_an_address_begins_no_header(string ending)
    {
        var challenge = new string('c', 43);
        var answer = await Raw(
            $"GET /authorize?client_id={Box.ClientId}&redirect_uri=http%3A%2F%2F127.0.0.1%2F{ending}&response_type=code&code_challenge_method=S256&code_challenge={challenge}&state=s HTTP/1.1\r\nConnection: close\r\n\r\n",
            Box.AuthUri);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task So_many_connections_are_served_and_the_next_one_is_told_so()
    {
        var open = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 512; i++)
                open.Add(await Connect());
            // They are served in turn: when the last one is, all are.
            await open[^1].GetStream().WriteAsync(Encoding.Latin1.GetBytes(Head("GET /users/1001")), Timeout);
            Assert.NotEqual(0, await open[^1].GetStream().ReadAsync(new byte[1], Timeout));

            Assert.StartsWith("HTTP/1.1 503 ", await Raw(""), StringComparison.Ordinal);
        }
        finally
        {
            open.ForEach(static client => client.Dispose());
        }
    }

    [Fact]
    public async Task Head_has_the_headers_of_get_and_no_body()
    {
        var get = await Get("/me");
        var head = await Send(HttpMethod.Head, "/me");

        Assert.Equal(get.Content.Headers.ContentLength, head.Content.Headers.ContentLength);
        Assert.Equal("", await TextOf(head));
    }

    private async Task<string> Raw(string request, Uri? host = null)
    {
        using var client = await Connect(host);
        await client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(request), Timeout);
        return await new StreamReader(client.GetStream()).ReadToEndAsync(Timeout);
    }

    private async Task<TcpClient> Connect(Uri? host = null)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, (host ?? Box.ApiUri).Port, Timeout);
        return client;
    }

    private string Head(string start, params string[] headers) =>
        string.Join("\r\n", headers.Prepend($"Authorization: OAuth {UserToken}").Prepend($"Host: {Box.ApiUri.Authority}").Prepend(start + " HTTP/1.1")) + "\r\n\r\n";
}

using System.Net;
using System.Text;

namespace SoundCloud.Tests.Sandbox;

public sealed class UploadTests : SandboxTest
{
    [Fact]
    public async Task An_upload_makes_a_track_of_the_signed_in_user()
    {
        using var form = Form("Nächtlicher Upload", 48_000);
        form.Add(new StringContent("private"), "track[sharing]");
        form.Add(new StringContent("\"late night\" live geo:lat=1"), "track[tag_list]");

        var response = await Send(HttpMethod.Post, "/tracks", form);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var track = await Json(response);
        Assert.Equal("Nächtlicher Upload", track.GetProperty("title").GetString());
        Assert.Equal("private", track.GetProperty("sharing").GetString());
        Assert.Equal(3000, track.GetProperty("duration").GetInt32());
        Assert.Equal(track.GetProperty("urn").GetString(), (await Items("/me/tracks?limit=1"))[0].GetProperty("urn").GetString());
    }

    [Fact]
    public async Task A_large_upload_in_chunks_is_read_to_its_end()
    {
        const long Size = 96L * 1024 * 1024;
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Long"), "track[title]" },
            { new StreamContent(new EndlessStream(Size)), "track[asset_data]", "long.mp3" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Box.ApiUri, "/tracks")) { Content = form };
        request.Headers.TransferEncodingChunked = true;
        request.Headers.Authorization = new("OAuth", UserToken);

        var response = await Http.SendAsync(request, Timeout);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal(Size / 16_000 * 1000, (await Json(response)).GetProperty("duration").GetInt64());
        Assert.True(Box.Requests[^1].BodyLength > Size);
    }

    [Theory]
    [InlineData("", 100)]
    [InlineData("No file", 0)]
    public async Task An_upload_needs_a_title_and_a_file(string title, int size)
    {
        using var form = Form(title, size);

        var response = await Send(HttpMethod.Post, "/tracks", form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task An_upload_with_an_app_token_is_refused_before_its_body_is_read()
    {
        using var form = Form("Not mine", 100_000);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Box.ApiUri, "/tracks")) { Content = form };
        request.Headers.ExpectContinue = true;
        request.Headers.Authorization = new("OAuth", Box.IssueAppToken().AccessToken);

        var response = await Http.SendAsync(request, Timeout);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal(0, Box.Requests[^1].BodyLength);
    }

    [Fact]
    public async Task A_client_that_may_not_upload_gets_a_newline()
    {
        Box.EnableFault("newline-401");
        using var form = Form("Refused", 100);

        var response = await Send(HttpMethod.Post, "/tracks", form);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("\n", await TextOf(response));
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Post, "/likes/tracks/" + await Own())).StatusCode);
    }

    [Fact]
    public async Task A_boundary_in_the_file_and_a_semicolon_in_its_name_do_no_harm()
    {
        const string Body =
            "--b1\r\nContent-Disposition: form-data; name=\"track[title]\"\r\n\r\nTricky\r\n" +
            "--b1\r\nContent-Disposition: form-data; name=\"track[asset_data]\"; filename=\"a;name=x.mp3\"\r\nContent-Type: audio/mpeg\r\n\r\n\r\n--b\r\n-b1--\r\n" +
            "--b1--\r\n";
        using var content = new ByteArrayContent(Encoding.ASCII.GetBytes(Body));
        content.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b1");

        Assert.Equal(HttpStatusCode.Created, (await Send(HttpMethod.Post, "/tracks", content)).StatusCode);
    }

    [Theory]
    [InlineData("multipart/form-data")]
    [InlineData("multipart/form-data; boundary=other")]
    public async Task A_multipart_body_that_cannot_be_read_is_400(string type)
    {
        using var content = new ByteArrayContent("--b1\r\n\r\n"u8.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        Assert.Equal(HttpStatusCode.BadRequest, (await Send(HttpMethod.Post, "/tracks", content)).StatusCode);
    }

    [Fact]
    public async Task An_update_changes_what_it_names_and_nothing_else()
    {
        var path = "/tracks/" + await Own();
        var before = await GetJson(path);

        var after = await Json(await Send(HttpMethod.Put, path, JsonContent("""{"track":{"genre":"Noise","downloadable":false,"release_date":"2021-02-18T00:00:00.000Z"}}""")));

        Assert.Equal("Noise", after.GetProperty("genre").GetString());
        Assert.Equal(2021, after.GetProperty("release_year").GetInt32());
        Assert.Equal(before.GetProperty("title").GetString(), after.GetProperty("title").GetString());
        Assert.Equal(before.GetProperty("description").GetString(), after.GetProperty("description").GetString());
    }

    [Fact]
    public async Task An_update_by_form_takes_artwork_and_refuses_what_is_no_picture()
    {
        var path = "/tracks/" + await Own();
        using var good = new MultipartFormDataContent { { new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0]), "track[artwork_data]", "a.jpg" } };
        using var bad = new MultipartFormDataContent { { new ByteArrayContent("BM.."u8.ToArray()), "track[artwork_data]", "a.bmp" } };

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Put, path, good)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(HttpMethod.Put, path, bad)).StatusCode);
    }

    [Fact]
    public async Task A_deleted_track_is_gone_from_everywhere()
    {
        var urn = await Own();
        await Send(HttpMethod.Post, "/likes/tracks/" + urn);

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Delete, "/tracks/" + urn)).StatusCode);

        Assert.Equal(HttpStatusCode.NotFound, (await Get("/tracks/" + urn)).StatusCode);
        Assert.DoesNotContain(urn, await TextOf(await Get($"/me/likes/tracks?limit=200&access={All}")), StringComparison.Ordinal);
        Assert.DoesNotContain(urn, await TextOf(await Get($"/playlists/12345001?access={All}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_tracks_cannot_be_changed()
    {
        var other = (await Items("/tracks?limit=200")).First(track => track.GetProperty("user").GetProperty("urn").GetString() != Box.DemoUser.Urn);
        var path = "/tracks/" + other.GetProperty("urn").GetString();

        Assert.Equal(HttpStatusCode.Forbidden, (await Send(HttpMethod.Put, path, JsonContent("""{"track":{"title":"Mine"}}"""))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Send(HttpMethod.Put, path + "/storefront", JsonContent("""{"title":"t","type":"cd","link":"https://e.example"}"""))).StatusCode);
    }

    [Theory]
    [InlineData("""{"title":"t","type":"cd","link":"https://e.example"}""", HttpStatusCode.OK)]
    [InlineData("""{"storefront":{"title":"t","type":"cd","link":"https://e.example"}}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"title":"t","type":"tape","link":"https://e.example"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"title":"t","type":"cd","link":"ftp://e.example"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"title":"t","type":"cd","link":"https://e.example","price":"123456789012345678901"}""", HttpStatusCode.BadRequest)]
    public async Task A_storefront_is_flat_and_within_its_limits(string body, HttpStatusCode expected)
    {
        Assert.Equal(expected, (await Send(HttpMethod.Put, $"/tracks/{await Own()}/storefront", JsonContent(body))).StatusCode);
    }

    private async Task<string> Own() => (await Items("/me/tracks?limit=1"))[0].GetProperty("urn").GetString()!;

    private static MultipartFormDataContent Form(string title, int size) => new()
    {
        { new StringContent(title), "track[title]" },
        { new ByteArrayContent(new byte[size]), "track[asset_data]", "sound.mp3" },
    };

    /// <summary>A stream of that many bytes, which is not kept in memory and has no known length.</summary>
    private sealed class EndlessStream(long size) : Stream
    {
        private long _left = size;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, _left);
            _left -= read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}

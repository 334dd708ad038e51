using System.Text;

namespace SoundCloud.Tests;

public class ErrorShapeTests
{
    private const string Standard = """{"code":404,"message":"404 - Not Found","link":"https://developers.soundcloud.com/docs/api/explorer/open-api","status":"404 - Not Found","errors":[{"error_message":"404 - Not Found"}],"error":null}""";

    public static TheoryData<int, string, string?, string, string?> Shapes => new()
    {
        { 404, Standard, "application/json", "SoundCloud answered 404 - Not Found.", null },
        { 400, """{"code":400,"message":"created_at[from] is no date","link":"x"}""", "application/json; charset=utf-8", "SoundCloud answered 400 Bad Request: created_at[from] is no date", null },
        { 400, """{"error":"invalid_grant"}""", "application/json", "SoundCloud answered 400 Bad Request: invalid_grant", "invalid_grant" },
        { 400, """{"error":"invalid_request","error_description":"no header, please"}""", "application/json", "SoundCloud answered 400 Bad Request: no header, please", "invalid_request" },
        { 401, """{"code":401,"message":"","link":"x","status":"401 - Unauthorized","errors":[],"error":null}""", "application/json", "SoundCloud answered 401 Unauthorized.", null },
        { 401, """{"error":"invalid_client"}""", "application/json", "SoundCloud answered 401 Unauthorized: invalid_client", "invalid_client" },
        { 401, "\n", "text/plain", "SoundCloud answered 401 Unauthorized.", null },
        { 403, """{"error":"Requests not allowed"}""", "application/json", "SoundCloud answered 403 Forbidden: Requests not allowed", "Requests not allowed" },
        { 403, "<!DOCTYPE HTML><HTML><HEAD><TITLE>ERROR</TITLE></HEAD></HTML>", "text/html", "SoundCloud answered 403 Forbidden.", null },
        { 403, "\r\n  <html>", null, "SoundCloud answered 403 Forbidden.", null },
        { 405, "unknown route", "text/plain", "SoundCloud answered 405 Method Not Allowed: unknown route", null },
        { 422, """{"code":422,"message":"unable to process provided asset_data","errors":["unable to process provided asset_data"]}""", "application/json", "SoundCloud answered 422 Unprocessable Entity: unable to process provided asset_data", null },
        { 422, """{"errors":[{"error_message":"Could not parse JSON request body."}]}""", "application/json", "SoundCloud answered 422 Unprocessable Entity: Could not parse JSON request body.", null },
        { 500, "", null, "SoundCloud answered 500 Internal Server Error.", null },
        { 503, "<html>maintenance</html>", "text/html; charset", "SoundCloud answered 503 Service Unavailable.", null },
        { 504, "upstream request timeout", "text/plain", "SoundCloud answered 504 Gateway Timeout: upstream request timeout", null },
        { 429, """{"error":"Rate Limit Exceeded"}""", "application/json", "SoundCloud answered 429 Too Many Requests: Rate Limit Exceeded", "Rate Limit Exceeded" },
        { 429, "{\n    \"error\": \"Rate Limit Exceeded\"\n}", "application/json", "SoundCloud answered 429 Too Many Requests: Rate Limit Exceeded", "Rate Limit Exceeded" },
        { 429, """{"error":"rate_limit_exceeded"}""", "application/json", "SoundCloud answered 429 Too Many Requests: rate_limit_exceeded", "rate_limit_exceeded" },
        { 429, """{"code":429,"message":"rate_limit_exceeded","link":"x","status":"429 - Too Many Requests","errors":[{"error_message":"rate_limit_exceeded"}],"error":null,"error_code":"rate_limit_exceeded","spam_warning_urn":"soundcloud:spam-warnings:1"}""", "application/json", "SoundCloud answered 429 Too Many Requests: rate_limit_exceeded", "rate_limit_exceeded" },
        { 429, "Please slow down.", "text/plain", "SoundCloud answered 429 Too Many Requests: Please slow down.", null },
        { 429, """{"errors":[{"meta":{"rate_limit":{"bucket":"by-ip","max_nr_of_requests":30,"time_window":"PT1H","name":"client-credentials-exchange"},"remaining_requests":0,"reset_time":"2017/10/30 20:10:21 +0000"}}]}""", "application/json", "SoundCloud answered 429 Too Many Requests.", null },
        { 400, "{\"message\":\"a\\ud800b\"}", "application/json", "SoundCloud answered 400 Bad Request", null },
        { 400, "{\"error\":\"a\\udfffb\",\"errors\":[\"\\ud800\",{\"error_message\":\"\\ud800\"}]}", "application/json", "SoundCloud answered 400 Bad Request", "a\\udfffb" },
        { 400, "{\"\\ud800\":1,\"message\":\"said\"}", "application/json", "SoundCloud answered 400 Bad Request", null },
        { 400, "{broken", "application/json", "SoundCloud answered 400 Bad Request: {broken", null },
        { 400, "{\"message\":\"cut o", "application/json", "SoundCloud answered 400 Bad Request", null },
        { 400, """["a","b"]""", "application/json", "SoundCloud answered 400 Bad Request", null },
        { 400, """{"message":{"a":1},"errors":{"a":1},"error":["x"],"error_code":7}""", "application/json", "SoundCloud answered 400 Bad Request.", null },
        { 400, """{"errors":[null,1,"",{},{"error_message":null},{"meta":1},{"meta":{"rate_limit":[]}},"at last"]}""", "application/json", "SoundCloud answered 400 Bad Request: at last", null },
        { 400, """{"message":"   ","errors":["  "],"error":" padded "}""", "application/json", "SoundCloud answered 400 Bad Request: padded", " padded " },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_of_an_error_becomes_a_sentence_with_its_status_and_code(int status, string body, string? type, string message, string? code)
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Text(body, type, status, ("X-Request-Id", "r-1")));
        var e = await Assert.ThrowsAnyAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(9));
        Assert.StartsWith(message, e.Message, StringComparison.Ordinal);
        Assert.Equal(status, (int)e.Status);
        Assert.Equal(code, e.ErrorCode);
        Assert.Equal("r-1", e.RequestId);
        Assert.Equal(("GET", "/tracks/soundcloud:tracks:9"), (e.Method, e.Path));
        Assert.Equal(status == 429, e is RateLimitException);
        Assert.Equal(body, e.ResponseBody);
    }

    [Theory]
    [InlineData("2030/05/17 13:00:00 +0000", "2030/05/17 14:00:00 +0000", "second", 2)]
    [InlineData("2030/05/17 14:00:00 +0000", "2030/05/17 13:00:00 +0000", "first", 2)]
    [InlineData("2030/05/17 13:00:00 +0000", "soon", "first", 1)]
    [InlineData("soon", "2030/05/17 13:00:00 +0000", "second", 1)]
    [InlineData("soon", "later", "first", null)]
    public async Task Of_several_limits_the_one_that_ends_last_is_told(string first, string second, string name, int? hours)
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Json(
            $$$"""{"errors":[{"meta":{"rate_limit":{"name":"first"},"reset_time":"{{{first}}}"}},{"meta":{"rate_limit":{"group":"second"},"reset_time":"{{{second}}}"}}]}""", 429));
        var e = await Assert.ThrowsAsync<RateLimitException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(name, e.LimitName);
        Assert.Equal(hours is null ? null : new DateTimeOffset(2030, 5, 17, 12 + hours.Value, 0, 0, TimeSpan.Zero), e.ResetsAt);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_do_not_hide_the_error()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(
            Answer.Bytes([0xff, 0xfe, 0x00, 0x80], null, 404),
            Answer.Bytes([.. "{\"message\":\""u8, 0xff, 0xfe, .. "\"}"u8], "application/json", 404));
        Assert.True((await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1))).IsNotFound);
        Assert.True((await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1))).IsNotFound);
    }

    [Fact]
    public async Task A_body_that_is_nested_without_end_does_not_hide_the_error()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Text("{\"a\":" + new string('[', 100_000), "application/json", 404));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.True(e.IsNotFound);
        Assert.Equal(4096, e.ResponseBody.Length);
    }

    [Fact]
    public async Task A_body_that_would_move_the_cursor_is_kept_without_what_does()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Text("one\r\n\ttwo \u001b[2J\u009b31m\u202e \ud83d\ude00 \u0000", "text/plain", 400));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal("one\r\n\ttwo \uFFFD[2J\uFFFD31m\uFFFD \ud83d\ude00 \uFFFD", e.ResponseBody);
    }

    [Fact]
    public async Task Several_messages_are_all_kept()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("""{"message":"two things","errors":[{"error_message":"first"},"second"]}""", 422));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal(["first", "second"], e.Errors);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(403, false)]
    public async Task Gone_is_not_found_too(int status, bool isNotFound)
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(status));
        Assert.Equal(isNotFound, (await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1))).IsNotFound);
    }

    [Fact]
    public void No_bytes_whatever_make_the_reader_of_errors_throw()
    {
        var random = new Random(20190115);
        var seeds = Shapes.Select(row => row.Data.Item2).Select(Encoding.UTF8.GetBytes).ToList();
        for (var i = 0; i < 20_000; i++)
        {
            var body = seeds[random.Next(seeds.Count)].ToArray();
            for (var flips = random.Next(4); flips > 0 && body.Length > 0; flips--)
                body[random.Next(body.Length)] = (byte)random.Next(256);
            Assert.NotNull(ApiError.Fields.Read(body.AsSpan(0, random.Next(body.Length + 1))));
        }
    }
}

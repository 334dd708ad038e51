using System.Diagnostics;

namespace SoundCloud.Tests;

public class TracingTests
{
    [Fact]
    public async Task A_call_is_one_client_activity_with_its_retries_and_no_value_of_its_query()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(503, ("Retry-After", "5")), Answer.Page([1]));
        using var heard = new Heard();
        var sending = stage.Client.Search.Tracks(new() { Text = "very private words" }, new() { First = 10 }).ToListAsync();
        await stage.Time.TimerAsync(TimeSpan.FromSeconds(5));
        stage.Time.Advance(TimeSpan.FromSeconds(5));
        await sending;

        var call = Assert.Single(heard.Calls);
        Assert.Equal(("SoundCloud", "GET", ActivityKind.Client), (call.Source.Name, call.DisplayName, call.Kind));
        Assert.Equal(ActivityStatusCode.Unset, call.Status);
        Assert.Equal(
            ["http.request.method=GET", "url.path=/tracks", "http.response.status_code=200", "soundcloud.retry_count=1"],
            call.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"));
    }

    [Fact]
    public async Task An_error_status_is_the_type_of_the_error()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(404));
        using var heard = new Heard();
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1, "s-secret"));

        var call = Assert.Single(heard.Calls);
        Assert.Equal(ActivityStatusCode.Error, call.Status);
        Assert.Equal("404", call.GetTagItem("error.type"));
        Assert.Equal(404, call.GetTagItem("http.response.status_code"));
        Assert.DoesNotContain(call.TagObjects, tag => $"{tag.Value}".Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_without_an_answer_has_its_exception_as_the_type_of_the_error()
    {
        using var stage = Stage.Signed(o => o with { MaximumRetryCount = 1, Jitter = () => 0 });
        stage.Service.Always(Answer.Fails(() => new HttpRequestException(HttpRequestError.ConnectionError, "x")));
        using var heard = new Heard();
        await Assert.ThrowsAsync<UnreachableException>(() => stage.Client.Tracks.GetAsync(1));

        var call = Assert.Single(heard.Calls);
        Assert.Equal("SoundCloud.UnreachableException", call.GetTagItem("error.type"));
        Assert.Equal(1, call.GetTagItem("soundcloud.retry_count"));
        Assert.Null(call.GetTagItem("http.response.status_code"));
    }

    [Fact]
    public async Task A_token_request_and_the_call_that_needed_it_are_activities_of_their_own()
    {
        using var stage = Stage.App();
        stage.Service.Then(Answer.Token("app"), Answer.Track(1));
        using var heard = new Heard();
        await stage.Client.Tracks.GetAsync(1);

        Assert.Equal(["/oauth/token", "/tracks/soundcloud:tracks:1"], heard.Calls.Select(call => call.GetTagItem("url.path")));
        Assert.All(heard.Calls.SelectMany(call => call.TagObjects), tag => Assert.DoesNotContain(Stage.ClientSecret, $"{tag.Value}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_caller_s_activity_is_the_parent_and_is_current_again_afterwards()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Track(1));
        using var heard = new Heard();
        await stage.Client.Tracks.GetAsync(1);

        Assert.Equal(heard.Parent.SpanId, Assert.Single(heard.Calls).ParentSpanId);
        Assert.Same(heard.Parent, System.Diagnostics.Activity.Current);
    }
}

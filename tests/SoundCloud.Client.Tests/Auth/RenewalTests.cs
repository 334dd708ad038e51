namespace SoundCloud.Tests;

public class RenewalTests
{
    [Theory]
    [InlineData(61, 1)]
    [InlineData(60, 2)]
    [InlineData(1, 2)]
    [InlineData(-1, 2)]
    public async Task A_token_is_renewed_from_60_seconds_before_its_expiry(int secondsLeft, int requests)
    {
        using var stage = Stage.Renewable(TimeSpan.FromSeconds(secondsLeft));
        stage.Service.Always(request => request.Method == "POST" ? Answer.Token("second", "second-refresh") : Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(requests, stage.Service.Requests.Count);
        Assert.Equal(requests == 1 ? "OAuth the-user-token" : "OAuth second", stage.Service.Requests[^1].Authorization);
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once_and_the_request_sent_again()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Status(401), Answer.Token("second", "second-refresh"), Answer.Track(1));
        Assert.Equal("soundcloud:tracks:1", (await stage.Client.Tracks.GetAsync(1)).Urn);
        Assert.Equal(["OAuth the-user-token", null, "OAuth second"], stage.Service.Requests.Select(r => r.Authorization));
    }

    [Fact]
    public async Task A_second_refusal_is_the_callers()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Status(401), Answer.Token("second", "second-refresh"), Answer.Status(401));
        var e = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.True(e.IsUnauthorized);
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_refused_token_that_nothing_renews_is_the_callers()
    {
        using var stage = Stage.Signed(o => o with { Credentials = new("id", "secret") });
        stage.Service.Then(Answer.Status(401));
        Assert.True((await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1))).IsUnauthorized);
        Assert.False(stage.Client.Auth.CanRenew);
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Auth.RenewAsync());
        Assert.Single(stage.Service.Requests);
    }

    [Fact]
    public async Task A_change_that_was_refused_is_sent_again_with_its_body()
    {
        using var stage = Stage.Renewable();
        stage.Service.Then(Answer.Status(401), Answer.Token("second", "r"), Answer.Status(201));
        using var content = new StringContent("{\"comment\":{}}");
        await stage.Client.Raw.SendAsync(new() { Method = HttpMethod.Post, Path = "/tracks/1/comments", Content = content });
        Assert.Equal("{\"comment\":{}}", stage.Service.Requests[0].Body);
        Assert.Equal("{\"comment\":{}}", stage.Service.Requests[2].Body);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3600)]
    public async Task A_given_token_that_has_expired_asks_for_a_sign_in_and_nothing_is_sent(int secondsLeft)
    {
        using var stage = Stage.With(o => o with { Token = new("given", null, o.TimeProvider.GetUtcNow().AddSeconds(secondsLeft)) });
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task A_given_token_is_used_to_its_last_second()
    {
        using var stage = Stage.With(o => o with { Token = new("given", null, o.TimeProvider.GetUtcNow().AddSeconds(1)) });
        stage.Service.Then(Answer.Track(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth given", stage.Service.Requests[0].Authorization);
    }

    [Fact]
    public async Task The_earliest_of_all_dates_is_an_expiry_like_any_other()
    {
        using var stage = Stage.With(o => o with { Token = new("given", null, DateTimeOffset.MinValue) });
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
    }

    [Fact]
    public async Task Without_a_token_and_an_app_a_sign_in_is_asked_for_and_nothing_is_sent()
    {
        using var stage = Stage.With(o => o);
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task What_acts_for_a_user_is_not_sent_with_an_app_token()
    {
        using var stage = Stage.App();
        var client = stage.Client;
        Func<Task>[] calls =
        [
            () => client.Users.GetAsync(SoundCloudId.Me),
            () => client.Users.Tracks(SoundCloudId.Me).ToListAsync(),
            () => client.Users.LikedTracks(SoundCloudId.Me).ToListAsync(),
            () => client.Users.LikedPlaylists(SoundCloudId.Me).ToListAsync(),
            () => client.Likes.AddTrackAsync(1),
            () => client.Likes.RemoveTrackAsync("https://soundcloud.com/a/b"),
            () => client.Likes.AddPlaylistAsync(1),
            () => client.Likes.RemovePlaylistAsync("https://soundcloud.com/a/sets/b"),
        ];
        foreach (var call in calls)
            await Assert.ThrowsAsync<UserTokenRequiredException>(call);
        Assert.Empty(stage.Service.Requests);

        var like = await Assert.ThrowsAsync<UserTokenRequiredException>(() => client.Likes.AddTrackAsync(1));
        Assert.Equal("POST /likes/tracks/{track_urn}", like.Operation.ToString());
    }

    [Fact]
    public async Task A_given_token_may_be_a_users()
    {
        using var stage = Stage.With(o => o with { Token = new("given") });
        stage.Service.Then(Answer.Json("""{"kind":"user","urn":"soundcloud:users:1"}"""));
        Assert.IsType<Me>(await stage.Client.Users.GetAsync(SoundCloudId.Me));
    }

    [Fact]
    public async Task Signing_out_tells_the_API_and_forgets_the_token_even_if_that_fails()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Status(500));
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Auth.SignOutAsync());
        var request = Assert.Single(stage.Service.Requests);
        Assert.Equal("POST /sign-out", request.ToString());
        Assert.Equal("OAuth the-user-token", request.Authorization);
        await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Single(stage.Service.Requests);
    }
}

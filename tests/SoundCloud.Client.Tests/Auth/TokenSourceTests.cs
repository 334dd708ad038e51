namespace SoundCloud.Tests;

/// <summary>Access tokens that another program keeps.</summary>
public class TokenSourceTests
{
    private readonly List<TokenSet?> _refused = [];
    private readonly Queue<TokenSet> _tokens = new();

    [Fact]
    public async Task It_is_asked_before_the_first_call_and_not_again_while_the_token_is_good()
    {
        using var stage = Asking();
        Gives("first", TimeSpan.FromHours(1), stage);
        await stage.Client.Users.GetAsync(SoundCloudId.Me);
        await stage.Client.Users.GetAsync(SoundCloudId.Me);
        Assert.Equal(["OAuth first", "OAuth first"], stage.Service.Requests.Select(request => request.Authorization));
        Assert.Equal([null], _refused);
    }

    [Fact]
    public async Task It_is_asked_again_when_the_token_expires_which_is_no_refusal()
    {
        using var stage = Asking();
        Gives("first", TimeSpan.FromHours(1), stage);
        Gives("second", TimeSpan.FromHours(2), stage);
        await stage.Client.Tracks.GetAsync(1);
        stage.Time.Advance(TimeSpan.FromHours(1));
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(["OAuth first", "OAuth second"], stage.Service.Requests.Select(request => request.Authorization));
        Assert.Equal([null, null], _refused);
    }

    [Fact]
    public async Task It_is_asked_once_after_a_refusal_and_learns_which_token_was_refused()
    {
        using var stage = Asking();
        Gives("first", TimeSpan.FromHours(1), stage);
        Gives("second", TimeSpan.FromHours(1), stage);
        stage.Service.Always(Answer.Status(401));
        var failure = await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.True(failure.IsUnauthorized);
        await Assert.ThrowsAsync<SoundCloudApiException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Equal([null, "first"], _refused.Select(token => token?.AccessToken));
        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_token_that_it_gives_in_its_last_minute_is_not_asked_for_at_each_call()
    {
        using var stage = Asking();
        Gives("first", TimeSpan.FromSeconds(90), stage);
        Gives("first", TimeSpan.FromSeconds(90), stage);
        await stage.Client.Tracks.GetAsync(1);
        stage.Time.Advance(TimeSpan.FromSeconds(31));
        for (var call = 0; call < 5; call++)
            await stage.Client.Tracks.GetAsync(1);
        Assert.Equal(2, _refused.Count);
    }

    [Fact]
    public async Task Callers_at_once_are_one_question()
    {
        using var stage = Asking();
        Gives("first", TimeSpan.FromHours(1), stage);
        await Task.WhenAll(Enumerable.Range(1, 10).Select(id => stage.Client.Tracks.GetAsync(id)));
        Assert.Single(_refused);
    }

    [Fact]
    public async Task Where_it_fails_a_sign_in_is_asked_for_and_nothing_is_sent()
    {
        using var stage = Asking();
        var failure = await Assert.ThrowsAsync<SignInRequiredException>(() => stage.Client.Tracks.GetAsync(1));
        Assert.Contains("Queue empty", failure.Message, StringComparison.Ordinal);
        Assert.Empty(stage.Service.Requests);
    }

    [Fact]
    public async Task It_stands_in_for_the_app_and_its_tokens_are_stored_nowhere()
    {
        var store = new MemoryTokenStore();
        using var stage = Asking(o => o with { Credentials = new(Stage.ClientId, Stage.ClientSecret), TokenStore = store });
        Gives("first", TimeSpan.FromHours(1), stage);
        await stage.Client.Tracks.GetAsync(1);
        Assert.Equal("OAuth first", Assert.Single(stage.Service.Requests).Authorization);
        Assert.Empty(store.Names);
    }

    private Stage Asking(Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null)
    {
        var stage = Stage.With(o => (change ?? (x => x))(o with { TokenSource = Ask }));
        stage.Service.Always(request => request.Uri.AbsolutePath == "/me" ? Answer.Json("""{"kind":"user","urn":"soundcloud:users:1"}""") : Answer.AskedTrack);
        return stage;
    }

    private void Gives(string accessToken, TimeSpan lifetime, Stage stage) => _tokens.Enqueue(new(accessToken, expiresAt: stage.Time.Now + lifetime));

    private Task<TokenSet> Ask(TokenSet? refused, CancellationToken cancellationToken)
    {
        _refused.Add(refused);
        return Task.FromResult(_tokens.Dequeue());
    }
}

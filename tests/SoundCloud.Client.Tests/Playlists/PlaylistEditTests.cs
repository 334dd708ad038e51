namespace SoundCloud.Tests.Playlists;

public sealed class PlaylistEditTests
{
    [Fact]
    public async Task Edits_of_one_playlist_are_made_one_after_the_other_whichever_client_makes_them()
    {
        using var one = Stage.Signed();
        using var other = Stage.Signed();
        var hold = new TaskCompletionSource();
        one.Service.Then(Answered(1), Answered(1, 2).Behind(hold.Task));
        other.Service.Then(Answered(1, 2), Answered(1, 2, 3));

        var first = one.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(2)]);
        await one.Service.SentAsync(2);
        var second = other.Client.Playlists.EditTracksAsync("soundcloud:playlists:7", tracks => [.. tracks, Track(3)]);

        Assert.Empty(other.Service.Requests);
        hold.SetResult();
        await first;
        Assert.Equal(3, (await second)!.TrackCount);
        Assert.Equal(Body(1, 2, 3), other.Service.Requests[1].Body);
    }

    [Fact]
    public async Task New_tracks_wait_for_an_edit_and_other_fields_and_playlists_do_not()
    {
        using var stage = Stage.Signed();
        var hold = new TaskCompletionSource();
        stage.Service.Then(Answered(1), Answered(1, 2).Behind(hold.Task), Answered(1), Of(8, 1, 5), Answered(9));

        var edit = stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(2)]);
        await stage.Service.SentAsync(2);
        var replaced = stage.Client.Playlists.UpdateAsync(7, new() { Tracks = [Track(9)] });
        await stage.Client.Playlists.UpdateAsync(7, new() { Title = "New" });
        await stage.Client.Playlists.UpdateAsync(8, new() { Tracks = [Track(5)] });

        Assert.Equal(4, stage.Service.Requests.Count);
        hold.SetResult();
        await edit;
        await replaced;
        Assert.Equal(Body(9), stage.Service.Requests[4].Body);
    }

    [Fact]
    public async Task Who_gives_up_waiting_does_not_hold_up_the_others()
    {
        using var stage = Stage.Signed();
        using var leaving = new CancellationTokenSource();
        var hold = new TaskCompletionSource();
        stage.Service.Then(Answered(1), Answered(1, 2).Behind(hold.Task), Answered(1, 2), Answered(1, 2, 3));
        var first = stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(2)]);
        await stage.Service.SentAsync(2);
        var second = stage.Client.Playlists.EditTracksAsync(7, tracks => [], cancellationToken: leaving.Token);

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        hold.SetResult();
        await first;
        await stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(3)]);

        Assert.Equal(Body(1, 2, 3), stage.Service.Requests[^1].Body);
    }

    [Fact]
    public async Task A_track_that_the_answer_and_the_playlist_lack_is_lost()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answered(1), Answered(1, 4), Answered(1, 4));

        var lost = await Assert.ThrowsAsync<TracksLostException>(() => stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(2), Track(3)]));

        Assert.Equal((3, 2), (lost.Written, lost.Lost));
        Assert.Equal(["GET", "PUT", "GET"], stage.Service.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_track_of_which_one_place_is_missing_is_lost()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answered(1), Answered(1), Answered(1));

        Assert.Equal(1, (await Assert.ThrowsAsync<TracksLostException>(() => stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(1)]))).Lost);
    }

    [Fact]
    public async Task An_answer_without_its_blocked_tracks_is_believed_by_its_count()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answered(1, 2), Counted(3, 1, 3));

        await stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(3)]);

        Assert.Equal(2, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task An_answer_that_does_not_show_the_tracks_is_no_loss_where_they_are_read_back()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answered(1), Counted(0), Answered(1, 2));

        await stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(2)]);

        Assert.Equal(3, stage.Service.Requests.Count);
    }

    [Fact]
    public async Task A_playlist_that_says_it_is_empty_is_asked_for_its_list()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Counted(0), Answer.Page([1, 2, 3]), Answered(1, 2, 3, 99));

        await stage.Client.Playlists.EditTracksAsync(7, tracks => [.. tracks, Track(99)]);

        Assert.Equal("/playlists/soundcloud:playlists:7/tracks", Uri.UnescapeDataString(stage.Service.Requests[1].Uri.AbsolutePath));
        Assert.Equal(Body(1, 2, 3, 99), stage.Service.Requests[2].Body);
    }

    private static SoundCloudId Track(long id) => SoundCloudId.Parse($"soundcloud:tracks:{id}");

    private static Reply Answered(params long[] ids) => Counted(ids.Length, ids);

    private static Reply Counted(int count, params long[] ids) => Of(7, count, ids);

    private static Reply Of(long playlist, int count, params long[] ids) => Answer.Json(
        $$"""{"kind":"playlist","urn":"soundcloud:playlists:{{playlist}}","track_count":{{count}},"tracks":[{{string.Join(',', ids.Select(Answer.TrackJson))}}]}""");

    private static string Body(params long[] ids) =>
        $$$"""{"playlist":{"tracks":[{{{string.Join(',', ids.Select(id => $$"""{"urn":"soundcloud:tracks:{{id}}"}"""))}}}]}}""";
}

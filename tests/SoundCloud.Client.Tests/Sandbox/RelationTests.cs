using System.Net;
using System.Text.Json;

namespace SoundCloud.Tests.Sandbox;

public sealed class RelationTests : SandboxTest
{
    [Fact]
    public async Task A_like_is_first_in_the_list_and_gone_after_the_unlike()
    {
        var urn = await Unliked();
        var before = Count(await GetJson("/tracks/" + urn), "favoritings_count");
        var mine = Count(await GetJson("/me"), "public_favorites_count");

        Assert.Equal("""{"status":"200 - OK"}""", await TextOf(await Send(HttpMethod.Post, "/likes/tracks/" + urn)));
        Assert.Equal(urn, Urn((await Items("/me/likes/tracks?limit=1"))[0]));
        Assert.Equal(before + 1, Count(await GetJson("/tracks/" + urn), "favoritings_count"));
        Assert.Equal(mine + 1, Count(await GetJson("/me"), "public_favorites_count"));
        Assert.Contains((await GetJson($"/tracks/{urn}/favoriters?limit=200")).GetProperty("collection").EnumerateArray(), user => Urn(user) == Box.DemoUser.Urn);

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Delete, "/likes/tracks/" + urn)).StatusCode);
        Assert.DoesNotContain(await Items("/me/likes/tracks?limit=200"), track => Urn(track) == urn);
        Assert.Equal(before, Count(await GetJson("/tracks/" + urn), "favoritings_count"));
        Assert.Equal(HttpStatusCode.NotFound, (await Send(HttpMethod.Delete, "/likes/tracks/" + urn)).StatusCode);
    }

    [Fact]
    public async Task A_second_like_changes_nothing()
    {
        var urn = await Unliked();
        await Send(HttpMethod.Post, "/likes/tracks/" + urn);
        var count = Count(await GetJson("/tracks/" + urn), "favoritings_count");

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Post, "/likes/tracks/" + urn)).StatusCode);
        Assert.Equal(count, Count(await GetJson("/tracks/" + urn), "favoritings_count"));
    }

    [Fact]
    public async Task A_playlist_is_liked_and_reposted_and_its_counts_follow()
    {
        const string Path = "/playlists/12345077";
        var likes = Count(await GetJson(Path), "likes_count");

        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Post, "/likes" + Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await Send(HttpMethod.Post, "/reposts" + Path)).StatusCode);
        Assert.Equal(likes + 1, Count(await GetJson(Path), "likes_count"));
        Assert.Contains((await GetJson(Path + "/reposters?limit=200")).GetProperty("collection").EnumerateArray(), user => Urn(user) == Box.DemoUser.Urn);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Delete, "/reposts" + Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Send(HttpMethod.Delete, "/reposts" + Path)).StatusCode);
    }

    [Fact]
    public async Task A_follow_is_201_with_the_user_then_200_and_can_be_asked_for_and_undone()
    {
        const string Path = "/me/followings/soundcloud:users:2147483911";
        var followers = Count(await GetJson("/users/2147483911"), "followers_count");

        Assert.Equal(HttpStatusCode.NotFound, (await Get(Path)).StatusCode);
        var followed = await Send(HttpMethod.Put, Path);
        Assert.Equal(HttpStatusCode.Created, followed.StatusCode);
        Assert.Equal(followers + 1, Count(await Json(followed), "followers_count"));
        Assert.Equal("""{"status":"200 - Successful"}""", await TextOf(await Send(HttpMethod.Put, Path)));
        Assert.Equal(HttpStatusCode.OK, (await Get(Path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Send(HttpMethod.Delete, Path)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(Path)).StatusCode);
        Assert.Equal(followers, Count(await GetJson("/users/2147483911"), "followers_count"));
    }

    [Fact]
    public async Task Nobody_follows_themselves_or_too_many()
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(HttpMethod.Put, "/me/followings/1001")).StatusCode);

        Box.EnableFault("follow-limit");
        var refused = await Send(HttpMethod.Put, "/me/followings/2147483911");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        Assert.Equal("You are following too many people.", (await Json(refused)).GetProperty("message").GetString());
    }

    [Theory]
    [InlineData("/likes/tracks/1")]
    [InlineData("/likes/playlists/1")]
    [InlineData("/reposts/tracks/soundcloud:users:1001")]
    public async Task What_is_not_there_can_be_neither_liked_nor_reposted(string path)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await Send(HttpMethod.Post, path)).StatusCode);
    }

    [Fact]
    public async Task A_comment_is_first_in_the_list_and_counted()
    {
        var urn = Urn((await Items("/me/tracks?limit=1"))[0]);
        var count = Count(await GetJson("/tracks/" + urn), "comment_count");

        var posted = await Send(HttpMethod.Post, $"/tracks/{urn}/comments", JsonContent("""{"comment":{"body":"größer 🎧","timestamp":"4960"}}"""));

        Assert.Equal(HttpStatusCode.Created, posted.StatusCode);
        var first = (await GetJson($"/tracks/{urn}/comments?limit=1")).GetProperty("collection")[0];
        Assert.Equal("größer 🎧", first.GetProperty("body").GetString());
        Assert.Equal(4960, first.GetProperty("timestamp").GetInt32());
        Assert.Equal(count + 1, Count(await GetJson("/tracks/" + urn), "comment_count"));
    }

    [Theory]
    [InlineData("""{"comment":{"body":" "}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"comment":{"body":"x","timestamp":-1}}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"body":"x"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"comment":""", HttpStatusCode.UnprocessableEntity)]
    public async Task A_comment_that_says_nothing_is_refused(string body, HttpStatusCode expected)
    {
        var urn = Urn((await Items("/me/tracks?limit=1"))[0]);

        Assert.Equal(expected, (await Send(HttpMethod.Post, $"/tracks/{urn}/comments", JsonContent(body))).StatusCode);
    }

    private async Task<string> Unliked()
    {
        var liked = (await Items("/me/likes/tracks?limit=200")).Select(Urn).ToHashSet();
        return (await Items("/tracks?limit=200")).Select(Urn).First(urn => !liked.Contains(urn));
    }

    private static string Urn(JsonElement item) => item.GetProperty("urn").GetString()!;

    private static long Count(JsonElement item, string name) => item.GetProperty(name).GetInt64();
}

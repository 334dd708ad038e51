using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SoundCloud.Tests.Sandbox;

/// <summary>Sends every operation of the client's table once, in the intended way.</summary>
public sealed class OperationTests : SandboxTest
{
    public static TheoryData<string, string> Operations
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var operation in Table())
                data.Add(operation.GetProperty("method").GetString()!, operation.GetProperty("path").GetString()!);

            return data;
        }
    }

    [Fact]
    public void There_are_64_operations() => Assert.Equal(64, Table().Count());

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_answers_with_one_of_its_successes(string method, string path)
    {
        var operation = Table().Single(one => one.GetProperty("method").GetString() == method && one.GetProperty("path").GetString() == path);
        var address = await Address(method, path);

        var response = await Send(new HttpMethod(method), address, Content(method, path));

        Assert.Contains((int)response.StatusCode, operation.GetProperty("success").EnumerateArray().Select(status => status.GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task An_operation_takes_an_app_token_only_where_the_table_says_so(string method, string path)
    {
        var needsUser = Table().Single(one => one.GetProperty("method").GetString() == method && one.GetProperty("path").GetString() == path).GetProperty("token").GetString() == "user";

        var response = await Send(new HttpMethod(method), await Address(method, path), Content(method, path), Box.IssueAppToken().AccessToken);

        // Signing out revokes the token that it is given.
        Assert.Equal(needsUser && path != "/sign-out", response.StatusCode == HttpStatusCode.Unauthorized);
    }

    private async Task<string> Address(string method, string path)
    {
        var own = (await Items("/me/tracks?limit=1"))[0].GetProperty("urn").GetString()!;
        var liked = (await Items("/me/likes/tracks?limit=1"))[0].GetProperty("urn").GetString()!;
        var reposted = (await Items("/me/reposts/tracks?limit=1"))[0].GetProperty("urn").GetString()!;
        var repostedList = (await Items("/me/reposts/playlists?limit=1"))[0].GetProperty("urn").GetString()!;
        var likedList = (await Items("/me/likes/playlists?limit=1"))[0].GetProperty("urn").GetString()!;
        var followed = (await GetJson("/me/followings?limit=1")).GetProperty("collection")[0].GetProperty("urn").GetString()!;
        var follower = (await GetJson("/me/followers?limit=1")).GetProperty("collection")[0].GetProperty("urn").GetString()!;
        var track = path.Contains("/reposts", StringComparison.Ordinal) ? reposted : path.Contains("/likes", StringComparison.Ordinal) ? liked : own;
        var playlist = path.Contains("/reposts", StringComparison.Ordinal) ? repostedList
            : path.Contains("/likes", StringComparison.Ordinal) ? likedList : "soundcloud:playlists:12345001";
        return path
            .Replace("{track_urn}", track, StringComparison.Ordinal)
            .Replace("{playlist_urn}", playlist, StringComparison.Ordinal)
            .Replace("{user_urn}", path.StartsWith("/me/", StringComparison.Ordinal) ? followed : Box.DemoUser.Urn, StringComparison.Ordinal)
            .Replace("{follower_urn}", follower, StringComparison.Ordinal)
            .Replace("{following_urn}", followed, StringComparison.Ordinal)
            + (path == "/resolve" ? "?url=https://soundcloud.com/demo-dj" : method == "GET" ? "?linked_partitioning=true" : "");
    }

    private static HttpContent? Content(string method, string path) => (method, path) switch
    {
        ("POST", "/tracks") => new MultipartFormDataContent { { new StringContent("Up"), "track[title]" }, { new ByteArrayContent(new byte[9]), "track[asset_data]", "a.mp3" } },
        ("PUT", "/tracks/{track_urn}") => JsonContent("""{"track":{"title":"Changed"}}"""),
        ("PUT", "/tracks/{track_urn}/storefront") => JsonContent("""{"title":"Download now","type":"digital","link":"https://example.com/my-track"}"""),
        ("POST", "/tracks/{track_urn}/comments") => JsonContent("""{"comment":{"body":"nice","timestamp":1000}}"""),
        ("POST", "/playlists") => JsonContent("""{"playlist":{"title":"New"}}"""),
        ("PUT", "/playlists/{playlist_urn}") => JsonContent("""{"playlist":{"title":"Changed"}}"""),
        _ => null,
    };

    private static JsonElement.ArrayEnumerator Table([CallerFilePath] string here = "")
    {
        var root = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..");
        return JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "src", "SoundCloud.Client", "Api", "Operations.json"))).RootElement.EnumerateArray();
    }
}

using System.Collections;
using System.Globalization;
using System.Text;

namespace SoundCloud.Tests;

/// <summary>
/// Whatever stands in an answer, in whichever part of it: what the client tells of it (failures, records, notices, traces) holds no secret and
/// nothing that moves a cursor. All members of all that is told are looked at, also those that come later.
/// </summary>
public class OutsideTextTests
{
    private const string WebToken = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJzb3VuZGNsb3VkIn0.sflKxwRJSMeKKF2QT4fwpM";

    private const string Hostile = Stage.UserToken + " " + Stage.RefreshToken + " " + ByShape;

    // What a store or a cache throws is other code's, and does not know this client's secrets.
    private const string ByShape = WebToken + " \u001b[2J\u009b1A\u202e\u2066\u2028\u200b\u0007 access_token=somebody-elses";

    private static readonly string[] Secrets = [Stage.UserToken, Stage.RefreshToken, Stage.ClientSecret, "sflKxwRJSMeKKF2QT4fwpM", "somebody-elses", "the-code-of-a-user"];

    private static readonly string Escaped = Uri.EscapeDataString(Hostile);

    private static readonly string Json = System.Text.Json.JsonSerializer.Serialize(Hostile);

    private static readonly Dictionary<string, Func<Stage, Task>> Acts = new(StringComparer.Ordinal)
    {
        ["a refusal in JSON"] = static stage => stage.Answers(Error(400)).Client.Tracks.GetAsync(1),
        ["a refused token"] = static stage => stage.Answers(Error(401), Error(400)).Client.Tracks.GetAsync(1),
        ["a limit"] = static stage => stage.Answers(Error(429), Error(429)).Client.Tracks.GetAsync(1),
        ["a failing service"] = static stage => stage.Answers(Error(503), Error(503)).Client.Tracks.GetAsync(1),
        ["a refusal in words"] = static stage => stage.Answers(Worded(403, Hostile)).Client.Tracks.GetAsync(1),
        ["a refusal in HTML"] = static stage => stage.Answers(Worded(502, "<html>" + Hostile), Worded(502, "<html>" + Hostile)).Client.Tracks.GetAsync(1),
        ["a refused upload"] = static stage => stage.Answers(Error(422)).Client.Transfers.UploadAsync(new MemoryStream([1]), "a.mp3", new TrackUpdate { Title = "a" }),
        ["a refused change"] = static stage => stage.Answers(Error(422)).Client.Tracks.UpdateAsync(1, new TrackUpdate { Title = "a" }),
        ["a link to a page that fails"] = static stage => stage.Answers(Page("https://api.soundcloud.com/x/" + Escaped + "?a=" + Escaped + "&" + Escaped + "=1&" + Escaped), Error(400)).Client.Users.Tracks(7).ToListAsync(),
        ["a link with a share token to a page that fails"] = static stage => stage.Answers(Page("https://api.soundcloud.com/x?secret_token=somebody-elses&limit=1"), Error(400)).Client.Users.Tracks(7).ToListAsync(),
        ["a link to elsewhere"] = static stage => stage.Answers(Page("https://" + WebToken + ".example/" + Escaped)).Client.Users.Tracks(7).ToListAsync(),
        ["a link that is none"] = static stage => stage.Answers(Page(Hostile)).Client.Users.Tracks(7).ToListAsync(),
        ["a field that cannot be read"] = static stage => stage.Answers(Reply("[{\"" + WebToken + "\":1,\"title\":{" + Json + ":1}},{\"title\":" + Json + ",\"duration\":" + Json + "}]", 200)).Client.Users.Tracks(7).ToListAsync(),
        ["no JSON"] = static stage => stage.Answers(Reply("{" + Hostile, 200)).Client.Tracks.GetAsync(1),
        ["a redirect to a page that fails"] = static stage => stage.Answers(Reply("", 302, "https://api.soundcloud.com/" + Escaped + "?" + Escaped), Error(404)).Client.Tracks.GetAsync(1),
        ["a redirect to what is not encrypted"] = static stage => stage.Answers(Reply("", 302, "http://h/" + Escaped)).Client.Tracks.GetAsync(1),
        ["a link that stands for something else"] = static stage => stage.Answers(Reply("", 302, "https://api.soundcloud.com/" + Escaped)).Client.Tracks.GetAsync(SoundCloudId.Parse("https://soundcloud.com/a/b", ResourceKind.Track)),
        ["the token host"] = static stage => stage.Answers(Error(400)).Client.Auth.RenewAsync(),
        ["the token host in other words"] = static stage => stage.Answers(Reply("{\"error\":" + Json + ",\"error_description\":" + Json + "}", 403)).Client.Auth.RenewAsync(),
        ["a token that is none"] = static stage => stage.Answers(Reply("{\"access_token\":" + Json + "}", 200)).Client.Auth.RenewAsync(),
        ["a code that is refused"] = static stage => stage.Answers(Reply("{\"error\":\"the-code-of-a-user\",\"error_description\":\"the-code-of-a-user\"}", 400)).SignsIn("code=the-code-of-a-user"),
        ["a sign-in that is denied"] = static stage => stage.SignsIn("error=access_denied&error_description=" + Escaped),
        ["a sign-in that failed"] = static stage => stage.SignsIn("error=" + Escaped),
        ["what is not HTTP"] = static stage => stage.Answers(Answer.Fails(static () =>
            new HttpRequestException(HttpRequestError.InvalidResponse, $"Received an invalid status line: '{Hostile}'.", new IOException(Hostile, new InvalidDataException(Hostile))))).Client.Tracks.GetAsync(1),
        ["a lost connection"] = static stage => stage.Answers(Lost(), Lost()).Client.Tracks.GetAsync(1),
        ["a name that is not resolved"] = static stage => stage.Answers(Answer.Fails(static () => new HttpRequestException(HttpRequestError.NameResolutionError, Hostile))).Client.Tracks.GetAsync(1),
        ["a body that breaks off"] = static stage => stage.Answers(Broken(), Broken()).Client.Tracks.GetAsync(1),
        ["a download that breaks off"] = static async stage =>
        {
            using var download = await stage.Answers(Broken()).Client.Transfers.OpenDownloadAsync(new Track { DownloadUrl = "https://api.soundcloud.com/" + Escaped });
            await download.CopyToAsync(Stream.Null);
        },
        ["a refused download"] = static stage => stage.Answers(Error(404)).Client.Transfers.OpenDownloadAsync(new Track { DownloadUrl = "https://api.soundcloud.com/" + Escaped + "?" + Escaped }),
        ["a store that fails"] = static stage =>
        {
            var store = new MemoryTokenStore();
            store.Fail("write", static () => new InvalidOperationException(ByShape, new IOException(ByShape)));
            return stage.Client.Auth.StoreAsync(store, "a");
        },
    };

    public static TheoryData<string> Names => [.. Acts.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_told_of_an_answer_is_clean(string name)
    {
        using var stage = Stage.Renewable(change: static o => o with { MaximumRetryCount = 1, Jitter = static () => 0, Cache = new FailingCache() });
        using var heard = new Heard();
        var failure = await Record.ExceptionAsync(() => Acts[name](stage));

        if (name is not "a field that cannot be read")
            Assert.IsAssignableFrom<SoundCloudException>(failure);
        var observer = stage.Observer;
        object?[] told = [failure, .. observer.Calls, .. observer.Attempts, .. observer.Retries, .. observer.Notices, .. observer.Warnings, .. heard.Calls.SelectMany(static call => call.TagObjects)];
        var texts = told.SelectMany(static thing => TextsOf(thing, 0)).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, IsClean);
        Assert.All(failure?.ToString().Split(Environment.NewLine) ?? [], IsClean);
    }

    [Fact]
    public void What_a_browser_brings_is_clean()
    {
        var response = AuthorizationResponse.Parse("?error=" + Escaped + "&error_description=" + Escaped)!;
        Assert.All([response.Error!, response.ErrorDescription!, response.ToString()], static text =>
        {
            Assert.DoesNotContain("sflKxwRJSMeKKF2QT4fwpM", text, StringComparison.Ordinal);
            Assert.DoesNotContain("somebody-elses", text, StringComparison.Ordinal);
            Assert.True(IsPrintable(text), text);
        });
    }

    [Theory]
    [InlineData(404)]
    [InlineData(503)]
    [InlineData(302)]
    public async Task The_headers_of_a_raw_answer_that_failed_are_clean_and_where_it_leads_stays(int status)
    {
        const string Location = "https://api.soundcloud.com/a?code=1";
        using var stage = Stage.Renewable(change: static o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Reply(Json, status, Location));
        var answer = await stage.Client.Raw.SendAsync(new() { Path = "/x" });

        Assert.Equal(status == 302 ? Location : "https://api.soundcloud.com/a?code=***", answer.Headers["Location"]);
        Assert.True(answer.Headers.Count > 5);
        Assert.All(answer.Headers.Where(static header => header.Key != "Location").SelectMany(static header => new[] { header.Key, header.Value }), IsClean);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_failure_of_the_transport_says_plainly_stays_with_its_kind_and_its_stack()
    {
        var failure = new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (api.soundcloud.com:443)", new IOException("plain"));
        using var stage = Stage.Signed(static o => o with { MaximumRetryCount = 0 });
        stage.Service.Then(Answer.Fails(() => failure));
        Assert.Same(failure, (await Assert.ThrowsAsync<UnreachableException>(() => stage.Client.Tracks.GetAsync(1))).InnerException);
    }

    [Fact]
    public void The_search_finds_what_is_hidden_deep()
    {
        var failure = new AggregateException("a", new HttpRequestException("b", new IOException(Hostile)));
        Assert.Contains(TextsOf(failure, 0), static text => !IsPrintable(text) && Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)));
    }

    private static Reply Lost() => Answer.Fails(static () => new HttpRequestException(HttpRequestError.Unknown, Hostile, new IOException(Hostile)));

    private static Reply Broken() => Answer.Stream(static () => new BrokenStream());

    private static Reply Page(string next) => Reply("{\"collection\":[{\"urn\":\"soundcloud:tracks:1\"}],\"next_href\":" + System.Text.Json.JsonSerializer.Serialize(next) + "}", 200);

    private static Reply Error(int status) => Reply(
        """{"code":X,"message":X,"error_code":X,"error":X,"error_description":X,"link":X,"errors":[X,{"error_message":X,"meta":{"rate_limit":{"name":X,"group":X}}}]}"""
            .Replace("X", Json, StringComparison.Ordinal),
        status);

    private static Reply Reply(string body, int status, string? location = null) => Hostilely(Answer.Text(body, "application/json", status), location);

    private static Reply Worded(int status, string body) => Hostilely(Answer.Text(body, "text/plain", status), null);

    // Each part of an answer that a service fills.
    private static Reply Hostilely(Reply reply, string? location) => async (request, stop) =>
    {
        var response = await reply(request, stop);
#pragma warning disable RS0030 // The service sets it.
        response.ReasonPhrase = Hostile;
#pragma warning restore RS0030
        foreach (var name in new[] { "x-request-id", "WWW-Authenticate", "Server", "x-generator", "Link", "Set-Cookie", "ETag", "x-" + WebToken.Split('.')[0], "Warning", "Vary" })
            response.Headers.TryAddWithoutValidation(name, Hostile);
        response.Headers.TryAddWithoutValidation("Location", location ?? (int)response.StatusCode switch { >= 400 => Hostile, _ => null });
        response.Content.Headers.TryAddWithoutValidation("Content-Disposition", "attachment; filename=\"" + Hostile + "\"");
        return response;
    };

    private static void IsClean(string text)
    {
        Assert.True(IsPrintable(text), "It moves a cursor: " + text);
        Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    private static bool IsPrintable(string text) => text.EnumerateRunes().All(static rune => rune.Value is '\n' or '\r' or '\t' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format or UnicodeCategory.Surrogate));

    // All texts of a thing: its own, and those of its members and their members.
    private static IEnumerable<string> TextsOf(object? thing, int depth)
    {
        if (thing is null || depth > 6)
            yield break;
        if (thing is string text)
        {
            yield return text;
            yield break;
        }
        yield return thing.ToString() ?? "";
        var inner = thing is IEnumerable items ? items.Cast<object?>()
            : thing is Exception || thing.GetType().Namespace?.StartsWith("System", StringComparison.Ordinal) is false || thing is DictionaryEntry || thing.GetType().Name.StartsWith("KeyValuePair", StringComparison.Ordinal)
                ? thing.GetType().GetProperties().Where(static member => member.GetIndexParameters().Length == 0 && member.Name is not ("TargetSite" or "StackTrace")).Select(member => member.GetValue(thing))
                : [];
        foreach (var found in inner.SelectMany(member => TextsOf(member, depth + 1)))
            yield return found;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException(Hostile, new InvalidDataException(Hostile));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => throw new IOException(Hostile, new InvalidDataException(Hostile));
    }

    private sealed class FailingCache : IResponseCache
    {
        public ValueTask<CachedResponse?> GetAsync(string key, CancellationToken cancellationToken) => throw new InvalidOperationException(Hostile);

        public ValueTask SetAsync(string key, CachedResponse response, TimeSpan timeToLive, CancellationToken cancellationToken) => throw new InvalidOperationException(Hostile);
    }
}

internal static class HostileStages
{
    public static Stage Answers(this Stage stage, params Reply[] replies)
    {
        stage.Service.Then(replies);
        return stage;
    }

    public static Task SignsIn(this Stage stage, string query)
    {
        var request = stage.Client.Auth.CreateRequest(new("http://127.0.0.1:8765/callback"), "a-state");
        return stage.Client.Auth.SignInAsync(request, AuthorizationResponse.Parse("?state=a-state&" + query)!);
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using FsCheck;
using FsCheck.Fluent;

namespace SoundCloud.Tests;

public class ReadingProperties
{
    private static readonly JsonSerializerOptions AsTheApi = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new Milliseconds() },
    };

    // JSON of any shape, with the names of fields among its names.
    private static readonly Gen<string> Names = Gen.Elements("title", "user", "duration", "created_at", "bpm", "tracks", "kind", "urn", "streamable", "new", "", "\\u0074itle", "\\ud800");

    private static readonly Gen<string> Scalars = Gen.Elements(
        "null", "true", "0", "-1.5", "1e999", "\"\"", "\"text\"", "\"\\ud800\"", "\"\\u0000\"", "\"2019/01/15 15:40:49 +0000\"", "99999999999999999999", "\"é😀\"");

    [Fact]
    public void Any_JSON_reads_as_a_page_or_is_refused() => Prop.ForAll(Json(4).ToArbitrary(), json => Reads(Encoding.UTF8.GetBytes(json))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_list_of_objects_reads_as_that_many_items() => Prop.ForAll(Gen.ListOf(Object(3)).ToArbitrary(), objects =>
        PageReader.Read(Encoding.UTF8.GetBytes("[" + string.Join(',', objects.Select(Named)) + "]"), Playlist.Shape).Items.Count == objects.Count).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_bytes_read_as_a_page_or_are_refused() => Prop.ForAll<byte[]>(bytes => Reads(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_comes_back_as_it_was_but_for_what_is_none() => Prop.ForAll<string?, string?>((title, genre) =>
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Track { Id = 1, Title = title, Genre = genre }, AsTheApi);
        var page = PageReader.Read((byte[])[(byte)'[', .. body, (byte)',', .. body, (byte)']'], Track.Shape);
        return page.Items.Count == 2 && page.Items.All(track => track.Title == Kept(title) && track.Genre == Kept(genre));

        // The writer replaces a lone surrogate by U+FFFD.
        static string? Kept(string? text) => text is null || text.Contains('\0', StringComparison.Ordinal) ? null : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_numbers_and_flags_come_back_as_they_were() => Prop.ForAll<long?, int?, bool?>((count, number, flag) =>
    {
        var track = new Track { PlaybackCount = count, ReleaseYear = number, Streamable = flag, Bpm = number / 8.0, Duration = number is { } ms ? TimeSpan.FromMilliseconds(ms) : null };
        var read = ModelReader.Read(JsonSerializer.SerializeToUtf8Bytes(track, AsTheApi), Track.Shape, out var losses);
        return losses is null && read.PlaybackCount == count && read.ReleaseYear == number && read.Streamable == flag && read.Bpm == track.Bpm && read.Duration == track.Duration;
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Examples.Track)]
    public void A_model_written_and_read_again_is_the_same(string example)
    {
        var track = ModelReader.Read(Encoding.UTF8.GetBytes(example), Track.Shape, out _);
        var written = JsonSerializer.Serialize(track, AsTheApi);
        var again = ModelReader.Read(Encoding.UTF8.GetBytes(written), Track.Shape, out var losses);
        Assert.Null(losses);
        Assert.Equal((track.CreatedAt, track.Duration, track.User!.Urn), (again.CreatedAt, again.Duration, again.User!.Urn));
        // Additional members appear again as additional members, one level deeper.
        again.User.Unknown = track.User.Unknown;
        again.Unknown = track.Unknown;
        Assert.Equal(written, JsonSerializer.Serialize(again, AsTheApi));
    }

    [Fact]
    public void Users_that_repeat_are_equal_and_not_the_same()
    {
        var page = PageReader.Read(Encoding.UTF8.GetBytes($"[{Examples.Track},{Examples.Track},{Examples.Track}]"), Track.Shape);
        Assert.All(page.Items, track => Assert.Equal(JsonSerializer.Serialize(page.Items[0].User), JsonSerializer.Serialize(track.User)));
        page.Items[0].User!.Username = "changed";
        Assert.Equal("some.user", page.Items[1].User!.Username);
        Assert.Equal(3, page.Items.Select(track => track.WaveformUrl).Count(url => url == "https://wave.sndcdn.com/someString.png"));
        Assert.Same(page.Items[0].Genre, page.Items[2].Genre);
        Assert.Same(page.Items[1].User!.PermalinkUrl, page.Items[2].User!.PermalinkUrl);
    }

    [Fact]
    public void A_user_that_lost_a_field_is_noted_on_each_of_their_tracks()
    {
        var user = Examples.User.Replace("\"City\"", "{}", StringComparison.Ordinal);
        var body = Encoding.UTF8.GetBytes($$"""[{"id":1,"user":{{user}}},{"id":2,"user":{{user}},"title":"t"}]""");
        var page = PageReader.Read(body, Track.Shape);
        Assert.Equal("2 fields could not be read: [0].user.city (object), [1].user.city (object)", page.Losses!.Describe(body));
        Assert.Equal("t", page.Items[1].Title);
    }

    [Fact]
    public async Task A_notice_reaches_the_listener_with_the_request_it_belongs_to()
    {
        using var stage = Stage.Signed();
        stage.Service.Then(Answer.Json("""{"collection":[{"urn":"soundcloud:tracks:1","duration":"a secret"},null],"next_href":null}"""));
        Assert.Single(await stage.Client.Search.Tracks(new() { Text = "q" }).ToListAsync());
        Assert.Equal(
            "GET /tracks?q=…&limit=…&linked_partitioning=…: 2 fields could not be read: collection[0].duration (string), collection[1] (null)",
            Assert.Single(stage.Observer.Notices));
    }

    // With something that names it: an object without is no playlist.
    private static string Named(string json) => "{\"uri\":\"x\"" + (json.AsSpan(1).TrimStart() is ['}', ..] ? "" : ",") + json[1..];

    private static bool Reads(byte[] body)
    {
        try
        {
            var page = PageReader.Read(body, Playlist.Shape);
            return page.Items.TrueForAll(item => item.AdditionalProperties is not null) && page.Losses?.Describe(body) != "";
        }
        catch (ProtocolException)
        {
            return true;
        }
    }

    private static Gen<string> Json(int depth) => depth == 0 ? Scalars : Gen.OneOf(Scalars, Object(depth), List(depth));

    private static Gen<string> Object(int depth) =>
        from members in Gen.ListOf(from name in Names from value in Json(depth - 1) select $"\"{name}\":{value}")
        select "{" + string.Join(',', members.Take(6)) + "}";

    private static Gen<string> List(int depth) =>
        from items in Gen.ListOf(Json(depth - 1))
        select "[" + string.Join(',', items.Take(6)) + "]";

    private sealed class Milliseconds : JsonConverter<TimeSpan>
    {
        public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue((long)value.TotalMilliseconds);
    }
}

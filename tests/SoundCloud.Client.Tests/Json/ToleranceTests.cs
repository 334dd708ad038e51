using System.Text;
using System.Text.Json;

namespace SoundCloud.Tests;

/// <summary>Each field of each model with each kind of wrong value. Only that field is lost, and one notice names it.</summary>
public class ToleranceTests
{
    private static readonly Dictionary<Type, string[]> Wrong = new()
    {
        [typeof(string)] = ["{\"a\":[1]}", "[\"a\"]", "\"\\ud800\"", "\"a\\udc00b\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\u00ff\u00fe\"", "[[[[]]]]"],
        [typeof(long)] = ["\"text\"", "\"\"", "true", "[1]", "{}", "99999999999999999999999", "1e400", "\"\\u0031\"", "\"9223372036854775808\""],
        [typeof(int)] = ["\"text\"", "2147483648", "-2147483649", "false", "[]", "{\"a\":1}", "1e30"],
        [typeof(double)] = ["\"fast\"", "true", "[1.5]", "{}", "1e400", "-1e400", "\"NaN\"", "\"Infinity\"", "\"\\ud800\""],
        [typeof(bool)] = ["\"yes\"", "1.5", "[true]", "{}", "\"\\ud800\"", "1e400"],
        [typeof(DateTimeOffset)] = ["\"yesterday\"", "\"\"", "\"2019/13/45 99:99:99 +9999\"", "20190115", "true", "[]", "{}", "\"\\ud800\"", "\"2019/01/15 15:40:49 +000\u00ff\""],
        [typeof(TimeSpan)] = ["\"long\"", "true", "[1]", "{}", "9223372036854775807", "\"PT1H\""],
        [typeof(object)] = ["\"x\"", "1", "true", "[]", "[{\"urn\":\"soundcloud:users:1\"}]"],
        [typeof(List<Track>)] = ["\"x\"", "1", "false", "{}", "{\"urn\":\"soundcloud:tracks:1\"}"],
    };

    // A list of countries is kept as it is written.
    private static readonly string[] Lists = ["available_country_codes", "subscriptions"];

    [Fact]
    public void Every_field_of_a_track() => EachField(Track.Shape);

    [Fact]
    public void Every_field_of_a_user() => EachField(User.Shape);

    [Fact]
    public void Every_field_of_a_playlist() => EachField(Playlist.Shape);

    [Fact]
    public void Every_field_of_me() => EachField(Me.Shape);

    [Fact]
    public void Every_field_of_the_quota() => EachField(UploadQuota.Shape);

    [Fact]
    public void Every_field_of_a_comment() => EachField(Comment.Shape);

    [Fact]
    public void Every_field_of_an_activity() => EachField(Activity.Shape);

    [Fact]
    public void Every_field_of_a_web_profile() => EachField(WebProfile.Shape);

    [Fact]
    public void Every_field_of_a_connection() => EachField(Connection.Shape);

    [Fact]
    public void Every_field_of_a_storefront() => EachField(Storefront.Shape);

    [Theory]
    [InlineData("""{"collection":[{"id":1,"title":"a"},{"id":2,"title":"b","duration":[],"user":{"city":{},"username":"u"}}],"next_href":7}""",
        "3 fields could not be read: collection[1].duration (array), collection[1].user.city (object), next_href (number)")]
    [InlineData("""[{"id":1,"title":"a"},null,7,"x",[{}],{"id":2,"title":"b"}]""",
        "4 fields could not be read: [1] (null), [2] (number), [3] (string), [4] (array)")]
    [InlineData("""{"collection":[{"id":1,"title":"a","user":"x"},{"id":2,"title":"b","created_at":"soon","bpm":1e999,"label_name":"\ud800","isrc":"\u0000"}]}""",
        "5 fields could not be read: collection[0].user (string), collection[1].created_at (not a date), collection[1].bpm (out of range), collection[1].label_name (not valid text), collection[1].isrc (NUL)")]
    public void A_notice_says_where_and_why(string body, string notice)
    {
        var page = PageReader.Read(Bytes(body), Track.Shape);
        Assert.Equal(["a", "b"], page.Items.Select(t => t.Title));
        Assert.Equal(notice, page.Losses!.Describe(Bytes(body)));
    }

    [Fact]
    public void A_notice_names_twenty_fields_and_counts_the_others()
    {
        var body = Bytes("[" + string.Join(',', Enumerable.Repeat("""{"id":1,"duration":"secret"}""", 100)) + "]");
        var page = PageReader.Read(body, Track.Shape);
        Assert.Equal(100, page.Items.Count);
        var notice = page.Losses!.Describe(body);
        Assert.StartsWith("100 fields could not be read: [0].duration (string), [1].duration (string),", notice, StringComparison.Ordinal);
        Assert.EndsWith(", [19].duration (string) and 80 more", notice, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", notice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_notice_holds_nothing_that_moves_a_cursor()
    {
        var deep = new string('[', 100) + new string(']', 100);
        var body = Bytes($$"""[{"id":1,"a\u001b[2J\n{{new string('x', 500)}}":{{deep}}}]""");
        var notice = PageReader.Read(body, Track.Shape).Losses!.Describe(body);
        Assert.Equal("1 field could not be read: [0].a?u001b?2J?n" + new string('x', 28) + " (nested too deep)", notice);
    }

    [Fact]
    public void Where_all_can_be_read_there_is_no_notice()
    {
        Assert.Null(PageReader.Read(Bytes($"[{Examples.Track}]"), Track.Shape).Losses);
        Assert.Null(PageReader.Read(Bytes($"[{Examples.Playlist}]"), Playlist.Shape).Losses);
        ModelReader.Read(Bytes(Examples.Me), Me.Shape, out var losses);
        Assert.Null(losses);
    }

    [Theory]
    [InlineData("""{"title":"a","title":"b"}""", "b")]
    [InlineData("""{"title":"a","urn":"u","title":"b"}""", "b")]
    [InlineData("""{"title":"a","title":null}""", null)]
    [InlineData("""{"title":"a","title":{}}""", null)]
    [InlineData("""{"title":"a","\u0074itle":"b"}""", "b")]
    public void Of_two_fields_of_one_name_the_last_wins(string body, string? expected) =>
        Assert.Equal(expected, ModelReader.Read(Bytes(body), Track.Shape, out _).Title);

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    [InlineData(10_000, false)]
    [InlineData(1_000_000, false)]
    public void What_is_nested_too_deep_costs_the_field(int levels, bool isKept)
    {
        foreach (var (open, close) in new[] { ("[", "]"), ("{\"x\":", "}") })
        {
            var deep = string.Concat(Enumerable.Repeat(open, levels)) + "1" + string.Concat(Enumerable.Repeat(close, levels));
            foreach (var name in new[] { "new", "title", "user", "duration", "available_country_codes" })
            {
                var body = Bytes($$"""{"collection":[{"urn":"u","{{name}}":{{deep}},"genre":"g"},{"urn":"v"}]}""");
                var page = PageReader.Read(body, Track.Shape);
                Assert.Equal(["u", "v"], page.Items.Select(t => t.Urn));
                Assert.Equal("g", page.Items[0].Genre);
                Assert.Equal(isKept && name == "new", page.Items[0].AdditionalProperties.ContainsKey("new"));
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"x\"")]
    [InlineData("{")]
    [InlineData("[{}")]
    [InlineData("[{}]]")]
    [InlineData("[{}] x")]
    [InlineData("[{\"title\":\"a]")]
    [InlineData("[{\"title\":\"a\u0000b\"}]")]
    [InlineData("[{\"title\":tru}]")]
    [InlineData("[{\"title\":01}]")]
    [InlineData("[{\"title\"}]")]
    [InlineData("{\"collection\":{}}")]
    [InlineData("{\"collection\":[]")]
    [InlineData("{\"collection\":[],}")]
    [InlineData("{}")]
    [InlineData("[7,8]")]
    public void What_is_no_JSON_or_no_list_is_a_protocol_error(string body) =>
        Assert.Throws<ProtocolException>(() => PageReader.Read(Bytes(body), Track.Shape));

    [Fact]
    public void A_page_cut_off_anywhere_is_a_protocol_error()
    {
        var body = Bytes($$"""{"collection":[{{Examples.Track}},{{Examples.Track}}],"next_href":null}""");
        for (var length = 0; length < body.Length; length++)
            Assert.Throws<ProtocolException>(() => PageReader.Read(body.AsSpan(0, length), Track.Shape));
    }

    [Fact]
    public void Unknown_fields_that_are_no_text_are_shown_as_they_are_written()
    {
        var page = PageReader.Read(Bytes("[{\"id\":1,\"a\":\"\u00ff\",\"\\ud800\":1,\"\":2,\"b\u00fe\":[\"\\udc00\"]}]"), Track.Shape);
        var unknown = Assert.Single(page.Items).AdditionalProperties;
        Assert.Equal("\ufffd", unknown["a"]);
        Assert.Equal(1L, unknown["\\ud800"]);
        Assert.Equal(2L, unknown[""]);
        Assert.Equal("\\udc00", Assert.Single(Assert.IsType<object?[]>(unknown["b\ufffd"])));
    }

    [Fact]
    public void Unknown_fields_stay_with_the_object_they_came_in()
    {
        var page = PageReader.Read(Bytes("""[{"id":1,"a":1,"user":{"b":2,"urn":"u","c":3},"d":4},{"id":2,"user":{"b":2}},{"id":3,"e":5}]"""), Track.Shape);
        Assert.Equal(["a", "d"], page.Items[0].AdditionalProperties.Keys);
        Assert.Equal(["b", "c"], page.Items[0].User!.AdditionalProperties.Keys);
        Assert.Equal(["b"], page.Items[1].User!.AdditionalProperties.Keys);
        Assert.Equal(["e"], page.Items[2].AdditionalProperties.Keys);
    }

    private static void EachField<T>(Shape<T> shape)
        where T : class
    {
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite))
        {
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
            var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            foreach (var wrong in Wrong[Wrong.ContainsKey(type) ? type : typeof(object)])
            {
                if (wrong[0] == '[' && Lists.Contains(name, StringComparer.Ordinal))
                    continue;
                // The correct field comes before and after it, and must not be lost.
                var other = typeof(T).GetProperties().First(p => p.CanWrite && p.PropertyType == typeof(string) | p.PropertyType == typeof(long?) && p != property);
                var otherName = JsonNamingPolicy.SnakeCaseLower.ConvertName(other.Name);
                // What says nothing of itself is no item, so each says something else.
                var itself = name switch
                {
                    "urn" => "\"id\":1,\"url\":\"x\"",
                    "type" => "\"urn\":\"u\",\"origin\":{\"kind\":\"track\",\"id\":1}",
                    _ => "\"urn\":\"u\",\"type\":\"t\"",
                };
                var body = Bytes($$"""[{ {{itself}},"{{otherName}}":5,"{{name}}":{{wrong}},"{{otherName}}":7},{ {{itself}},"{{otherName}}":8}]""");

                var page = PageReader.Read(body, shape);

                Assert.Equal(["7", "8"], page.Items.Select(item => other.GetValue(item)!.ToString()!));
                Assert.Null(property.GetValue(page.Items[0]));
                Assert.StartsWith($"1 field could not be read: [0].{name} (", page.Losses!.Describe(body), StringComparison.Ordinal);
            }
        }
    }

    // Latin-1: U+00FF is a byte that is not valid UTF-8.
    private static byte[] Bytes(string json) => Encoding.Latin1.GetBytes(json);
}

using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using SoundCloud.Fuzz;

namespace SoundCloud.Tests;

/// <summary>Our tokeniser matches the framework's: each text gives the same tokens, or is rejected in the same way.</summary>
public class JsonTokensTests
{
    private const string Sample =
        """{"a":[1,-0.5e+3,true,false,null,"x\u00e9\"\n",{}],"long text without any end in sight":"é and then some more of it, \\ too","b":{"c":[[]]} , "d" : 12345678901234567890}""";

    [Theory]
    [InlineData("")]
    [InlineData(" \t\r\n")]
    [InlineData("null")]
    [InlineData("  \"a\"  ")]
    [InlineData("0")]
    [InlineData("-")]
    [InlineData("-0")]
    [InlineData("01")]
    [InlineData("1.")]
    [InlineData("1.e5")]
    [InlineData("1e")]
    [InlineData("1E+7")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("9223372036854775808")]
    [InlineData("123456789012345678")]
    [InlineData("nul")]
    [InlineData("nulll")]
    [InlineData("truE")]
    [InlineData("fals")]
    [InlineData("[1 2]")]
    [InlineData("[1,]")]
    [InlineData("[,]")]
    [InlineData("[}")]
    [InlineData("{]")]
    [InlineData("{\"a\"}")]
    [InlineData("{\"a\":}")]
    [InlineData("{\"a\":1,}")]
    [InlineData("{\"a\" 1}")]
    [InlineData("{a:1}")]
    [InlineData("{,}")]
    [InlineData("{} {}")]
    [InlineData("\"\\u12g4\"")]
    [InlineData("\"\\x\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"a\nb\"")]
    [InlineData("\"a")]
    [InlineData("\"\\")]
    [InlineData("// no comment\n1")]
    [InlineData("\uFEFF1")]
    public void Any_hard_case_has_the_same_tokens_or_the_same_refusal(string text) => TokenComparison.Compare(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void Each_beginning_of_a_text_is_refused_in_the_same_place()
    {
        var bytes = Encoding.UTF8.GetBytes(Sample);
        for (var length = 0; length <= bytes.Length; length++)
            TokenComparison.Compare(bytes.AsSpan(0, length));
    }

    [Fact]
    public void Each_byte_may_be_another()
    {
        var bytes = Encoding.UTF8.GetBytes(Sample);
        for (var i = 0; i < bytes.Length; i++)
        {
            var byteBefore = bytes[i];
            foreach (var other in "\0\n \"\\,:[]{}0-.eEntu+"u8)
            {
                bytes[i] = other;
                TokenComparison.Compare(bytes);
            }
            bytes[i] = 0xC3;
            TokenComparison.Compare(bytes);
            bytes[i] = byteBefore;
        }
    }

    [Fact]
    public void A_text_ends_wherever_it_ends()
    {
        // Lengths around the width of a vector, at every distance from the end of the buffer.
        for (var length = 0; length < 70; length++)
        {
            foreach (var last in (string[])["x", "é", "\\n", "\u0001"])
                TokenComparison.Compare(Encoding.UTF8.GetBytes("[\"" + new string('a', length) + last + "\"" + new string(' ', 70 - length) + "]"));
            TokenComparison.Compare(Encoding.UTF8.GetBytes("\"" + new string('a', length) + "é\""));
        }
    }

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(1000)]
    public void Levels_are_closed_as_they_were_opened_at_any_depth(int depth)
    {
        // Opens and closes objects and lists in an irregular order.
        var random = new Random(depth);
        var (open, close) = (new StringBuilder(), new StringBuilder());
        for (var i = 0; i < depth; i++)
        {
            var isObject = random.Next(2) == 0;
            open.Append(isObject ? "{\"a\":" : "[");
            close.Insert(0, isObject ? ",\"b\":0}" : ",0]");
        }
        var whole = $"{open}1{close}";
        TokenComparison.Compare(Encoding.UTF8.GetBytes(whole));
        TokenComparison.Compare(Encoding.UTF8.GetBytes(whole[..^1]));
        TokenComparison.Compare(Encoding.UTF8.GetBytes(whole[..^1] + (whole[^1] == ']' ? '}' : ']')));
        TokenComparison.Compare(Encoding.UTF8.GetBytes(whole.Replace(",0]", ",0}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Any_bytes_at_all() => Prop.ForAll<byte[]>(static bytes => TokenComparison.Compare(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_name_is_passed_where_it_stands_as_expected_and_nothing_moves_where_not()
    {
        var json = new JsonTokens("""{"id":1,"kind":"track" ,"title":{"id":2},"id" :3}"""u8);
        Assert.False(json.TryPassName("\"id\":"u8));
        Assert.True(json.Read());
        Assert.False(json.TryPassName("\"kind\":"u8));
        Assert.True(json.TryPassName("\"id\":"u8));
        Assert.False(json.TryPassName("\"id\":"u8));
        Assert.True(json.Read() && json.TryGetInt64(out var one) && one == 1);
        Assert.False(json.TryPassName("\"kinds\":"u8));
        Assert.False(json.TryPassName("\"kinD\":"u8));
        Assert.False(json.TryPassName("\"tind\":"u8));
        Assert.True(json.TryPassName("\"kind\":"u8));
        Assert.True(json.Read() && json.GetString() == "track");
        // A space before the comma takes the slow path.
        Assert.False(json.TryPassName("\"title\":"u8));
        Assert.True(json.Read() && json.Type is JsonTokenType.PropertyName && json.Means("title"u8));
        Assert.True(json.Read() && json.TryPassName("\"id\":"u8));
        Assert.True(json.Read() && json.Value.SequenceEqual("2"u8));
        Assert.True(json.Read() && json.Type is JsonTokenType.EndObject);
        // A space before the colon takes it too.
        Assert.False(json.TryPassName("\"id\":"u8));
        Assert.True(json.Read() && json.Type is JsonTokenType.PropertyName && json.Read() && json.Value.SequenceEqual("3"u8));
        Assert.True(json.Read());
        Assert.False(json.TryPassName("\"id\":"u8));
        Assert.False(json.Read());
    }

    [Fact]
    public void No_name_is_passed_in_a_list_or_beyond_the_end()
    {
        var json = new JsonTokens("""["id","id":1]"""u8);
        Assert.True(json.Read());
        Assert.False(json.TryPassName("\"id\":"u8));
        Assert.True(json.Read());
        Assert.False(json.TryPassName("\"id\":"u8));
        var ended = new JsonTokens("{\"i"u8);
        Assert.True(ended.Read());
        Assert.False(ended.TryPassName("\"id\":"u8));
    }

    [Fact]
    public void A_value_is_passed_whole_and_tells_its_depth()
    {
        var json = new JsonTokens("""[[[1],{"a":[2]}],3]"""u8);
        Assert.True(json.Read() && json.Read());
        Assert.Equal(3, json.PassValue());
        Assert.Equal(JsonTokenType.EndArray, json.Type);
        Assert.True(json.Read() && json.Value.SequenceEqual("3"u8));
        Assert.Equal(0, json.PassValue());
    }
}

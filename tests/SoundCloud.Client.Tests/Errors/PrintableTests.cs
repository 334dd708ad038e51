using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace SoundCloud.Tests;

/// <summary>Text from outside is shown as one line that does not move the cursor.</summary>
public class PrintableTests
{
    // Texts with harmful characters: control characters, line ends, text direction marks, combining marks and lone surrogates.
    private static readonly Gen<string> Hostile = Gen.ListOf(Gen.OneOf(
        Gen.Choose(0, 0x20).Select(c => ((char)c).ToString()),
        Gen.Choose(0x7E, 0xA1).Select(c => ((char)c).ToString()),
        Gen.Choose(0x200A, 0x2070).Select(c => ((char)c).ToString()),
        Gen.Elements("\e[2J", "\e]52;c;cm0=\a", "\e]8;;http://a\e\\b\e]8;;\e\\", "\r\n", "\uFEFF", "\u00AD", "\u0301", "\u20DD", "\U000E0041", "\ud800", "\udc00", "a", "夜", "👩\u200D🎤"))).Select(parts => string.Concat(parts));

    [Fact]
    public void Any_text_comes_out_on_one_line_without_what_moves_turns_or_hides() => Prop.ForAll(Hostile.ToArbitrary(), text => IsFine(Printable.Line(text))).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_comes_out_the_same_the_second_time() =>
        Prop.ForAll(Hostile.ToArbitrary(), text => Printable.Line(Printable.Line(text)) == Printable.Line(text)).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_is_longer_than_allowed_but_for_the_ellipsis() => Prop.ForAll(Hostile.ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (text, longest) =>
        Printable.Line(text, longest) is var line && line.Length <= longest + 2 && IsFine(line)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("夜行バス 🌙 Ñandú 👩\u200D🎤", "夜行バス 🌙 Ñandú 👩\u200D🎤")]
    [InlineData("a\r\nb\nc", "a↵b↵c")]
    [InlineData("a\rb\tc\u2028d", "a\uFFFDb\uFFFDc\uFFFDd")]
    [InlineData("a\u202Eb\u200Bc", "a\uFFFDb\uFFFDc")]
    public void A_text_reads(string? text, string line) => Assert.Equal(line, Printable.Line(text));

    // An attribute cannot contain a lone surrogate.
    [Fact]
    public void Half_a_pair_is_replaced() => Assert.Equal("a\uFFFDb", Printable.Line("a\ud800b"));

    [Fact]
    public void Marks_pile_up_eight_high() => Assert.Equal("a" + new string('\u0301', 8) + "b", Printable.Line("a" + new string('\u0301', 5000) + "b"));

    [Fact]
    public void A_sentence_of_the_service_is_one_line_of_bounded_length()
    {
        var e = new ProtocolException("a\e[2J\r\n" + new string('b', 20_000));

        Assert.True(IsFine(e.Message));
        Assert.StartsWith("a\uFFFD[2J↵bbb", e.Message, StringComparison.Ordinal);
        Assert.Equal(Printable.Sentence + 1, e.Message.Length);
    }

    [Fact]
    public void A_long_value_that_is_no_id_leaves_the_sentence_its_end()
    {
        var e = new InvalidIdException(new string('x', 10_000) + "\n", ResourceKind.Track);

        Assert.EndsWith("x…' is not a track id: expected a number, a URN, an API address or a soundcloud.com link.", e.Message, StringComparison.Ordinal);
        Assert.Equal(10_001, e.Value.Length);
    }

    private static bool IsFine(string line) => line.EnumerateRunes().All(rune => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => true,
    });
}

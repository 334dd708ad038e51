namespace SoundCloud.Tests;

public sealed class EntryNameTests
{
    [Theory]
    [InlineData("me", "me")]
    [InlineData("DJ_Demo-1", "dj_demo-1")]
    [InlineData("..", "%2e%2e")]
    [InlineData("../../etc/passwd", "%2e%2e%2f%2e%2e%2fetc%2fpasswd")]
    [InlineData("c:\\nul", "c%3a%5cnul")]
    [InlineData("app/1234", "app%2f1234")]
    [InlineData("100%", "100%25")]
    [InlineData("a b ", "a%20b%20")]
    [InlineData("\u00c9T\u00c9", "%c3%a9t%c3%a9")]
    [InlineData("E\u0301te\u0301", "%c3%a9t%c3%a9")]
    [InlineData("\U0001F3B5", "%f0%9f%8e%b5")]
    public void A_name_is_a_file_name_and_comes_back_in_lower_case(string name, string encoded)
    {
        Assert.Equal(encoded, EntryName.Encode(name));
        Assert.Equal(name.Normalize().ToLowerInvariant(), EntryName.Decode(encoded));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\tb")]
    [InlineData("a\0b")]
    [InlineData("a\u0085b")]
    public void A_name_that_is_no_text_is_refused(string name) => Assert.Throws<InvalidRequestException>(() => EntryName.Encode(name));

    // Not [InlineData], because an attribute cannot contain it.
    [Fact]
    public void A_name_with_half_a_character_is_refused() => Assert.Throws<InvalidRequestException>(() => EntryName.Encode("half \ud83c"));

    [Fact]
    public void A_name_has_64_characters_at_most()
    {
        Assert.Equal(64, EntryName.Encode(new string('a', 64)).Length);
        Assert.Throws<InvalidRequestException>(() => EntryName.Encode(new string('a', 65)));
    }

    [Fact]
    public void A_name_that_no_file_could_have_is_refused() => Assert.Throws<InvalidRequestException>(() => EntryName.Encode(new string('\u97f3', 64)));

    [Theory]
    [InlineData("me.lock")]
    [InlineData("me.0A.tmp")]
    [InlineData("Me")]
    [InlineData("%2")]
    [InlineData("%")]
    [InlineData("%zz")]
    [InlineData("%C3%A9")]
    [InlineData("%ff")]
    [InlineData("%61")]
    [InlineData("\u00e9")]
    [InlineData("")]
    public void A_file_that_is_no_entry_has_no_name(string encoded) => Assert.Null(EntryName.Decode(encoded));
}

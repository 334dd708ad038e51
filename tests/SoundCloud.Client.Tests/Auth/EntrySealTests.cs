namespace SoundCloud.Tests;

/// <summary>What is sealed with a key opens with that key and for that entry only.</summary>
public sealed class EntrySealTests
{
    private static readonly EntrySeal Seal = Of(1);

    [Theory]
    [InlineData("")]
    [InlineData("{\"refresh_token\":\"canary\"}")]
    [InlineData("¡ñandú! 🎧")]
    public void OpensWhatItSealed(string text) => Assert.Equal(text, Seal.Open("ada", Seal.Seal("ada", text)));

    [Fact]
    public void FindsTheSameNameInAnyCaseAndForm() => Assert.Equal("x", Seal.Open("CAFE\u0301", Seal.Seal("café", "x")));

    [Fact]
    public void SealsTheSameTextDifferentlyEachTime() => Assert.NotEqual(Seal.Seal("ada", "x"), Seal.Seal("ada", "x"));

    [Fact]
    public void ShowsNothingOfTheText() => Assert.DoesNotContain("canary", Seal.Seal("ada", "canary canary canary"), StringComparison.Ordinal);

    [Fact]
    public void IsNotOpenedByAnotherKeyOrForAnotherEntry()
    {
        var text = Seal.Seal("ada", "x");

        Refuses(Of(2), "ada", text);
        Refuses(Seal, "bob", text);
    }

    [Fact]
    public void NoticesEachChange()
    {
        var text = Seal.Seal("ada", "some text");
        for (var i = 0; i < text.Length; i++)
        {
            // The last character of base64 can hold bits that do not count.
            if (text[i] != '=' && (i + 1 == text.Length || text[i + 1] != '='))
                Refuses(Seal, "ada", text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..]);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"version\":1}")]
    [InlineData("sealed-1:")]
    [InlineData("sealed-1:AAAA")]
    [InlineData("sealed-1:not base64")]
    [InlineData("sealed-2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void RefusesWhatItDidNotSeal(string text) => Refuses(Seal, "ada", text);

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("AAAA")]
    public void TakesOnlyAKeyOf32Bytes(string key) => Assert.Null(EntrySeal.Of(key));

    private static EntrySeal Of(byte fill)
    {
        var key = new byte[EntrySeal.KeyLength];
        Array.Fill(key, fill);
        return EntrySeal.Of($" {Convert.ToBase64String(key)}\n")!;
    }

    private static void Refuses(EntrySeal seal, string name, string text)
    {
        var refused = Assert.Throws<TokenStoreException>(() => seal.Open(name, text));
        Assert.Contains("cannot be opened with this key", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("some text", refused.ToString(), StringComparison.Ordinal);
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace SoundCloud.Tests;

public class TokenEntryTests
{
    private static readonly TokenSet Token = new(Stage.UserToken, Stage.RefreshToken, new FakeTimeProvider().Now, Grant.AuthorizationCode);

    private static readonly SoundCloudClientOptions Options = new()
    {
        Account = Accounts.Name,
        Credentials = new(Stage.ClientId, Stage.ClientSecret),
        AuthorizationHeader = "Custom very-secret-words",
        AuthUri = new("http://127.0.0.1:8731"),
    };

    [Fact]
    public void It_begins_with_the_version_of_its_schema() =>
        Assert.StartsWith("""{"version":1,""", TokenEntry.Of(Token, Options).Write(), StringComparison.Ordinal);

    [Fact]
    public void It_comes_back_as_it_was_written()
    {
        var entry = TokenEntry.Of(Token, Options);
        Assert.Equal(entry, TokenEntry.Read(entry.Write()));
        var options = TokenEntry.Read(entry.Write())!.Apply(new());
        Assert.Equal((Stage.ClientId, Stage.ClientSecret), (options.Credentials!.ClientId, options.Credentials.ClientSecret));
        Assert.Equal("http://127.0.0.1:8731/oauth/token", options.TokenUri.AbsoluteUri);
        Assert.Equal((Stage.UserToken, Stage.RefreshToken), (options.Token!.AccessToken, options.Token.RefreshToken));
    }

    [Fact]
    public void It_prints_no_secret()
    {
        var text = TokenEntry.Of(Token, Options).ToString();
        Assert.Contains(Accounts.Name, text, StringComparison.Ordinal);
        Assert.All([Stage.UserToken, Stage.RefreshToken, Stage.ClientSecret, "very-secret-words"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_apps_entry_holds_no_secret_of_the_app()
    {
        var text = TokenEntry.Of(new("app", grant: Grant.ClientCredentials), Options with { Account = null }).Write();
        Assert.All([Stage.ClientId, Stage.ClientSecret, "secret", "very-secret-words"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public void An_address_in_it_that_may_get_no_token_is_refused()
    {
        var entry = TokenEntry.Read("""{"version":1,"grant":"Given","access_token":"a","token_uri":"http://evil.example/"}""")!;
        Assert.Throws<InvalidRequestException>(() => entry.Apply(new()));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_no_entry() => Assert.Null(TokenEntry.Read("{\"version\":1,\"account\":\"" + '\ud800' + "\"}"));

    [Fact]
    public void No_text_makes_it_throw() => Prop.ForAll(ArbMap.Default.GeneratorFor<string>().ToArbitrary(), Gen.Choose(0, 400).ToArbitrary(), (text, at) =>
    {
        var whole = TokenEntry.Of(Token, Options).Write();
        var cut = Math.Min(at, whole.Length);
        return TokenEntry.Read(text) is null && (TokenEntry.Read(whole[..cut] + text + whole[cut..]) is null or { Version: 1 });
    }).QuickCheckThrowOnFailure();
}

using FsCheck;
using FsCheck.Fluent;

namespace SoundCloud.Tests;

public class AuthorizationResponseTests
{
    // Includes characters that are special in form encoding, addresses and quoting.
    private static readonly Gen<string> Words = Gen.Elements("abcXYZ019-_.~+/=&?#%:<>\"' éß\u4e16".ToCharArray())
        .NonEmptyListOf().Select(c => new string(c.ToArray()));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Words,
        from word in Words select "code=" + word,
        from code in Words from state in Words select $"http://127.0.0.1:8765/callback?code={code}&state={state}",
        from word in Words select $"?{word}&error={word}%",
        ArbMap.Default.GeneratorFor<string>());

    [Theory]
    [InlineData("http://127.0.0.1:8765/callback?code=c-1&state=s-1", "c-1", "s-1")]
    [InlineData("https://example.com/?a=b&state=s-1&code=c-1&d", "c-1", "s-1")]
    [InlineData("my.app:/callback?code=c-1&state=s-1", "c-1", "s-1")]
    [InlineData("?code=c-1&state=s-1", "c-1", "s-1")]
    [InlineData("code=c-1&state=s-1", "c-1", "s-1")]
    [InlineData("code=c-1", "c-1", null)]
    [InlineData("code=c-1&state=http://s", "c-1", "http://s")]
    [InlineData("code=c%2F1%3D%3D&state=a+b%2Bc", "c/1==", "a b+c")]
    [InlineData("code=c-1==&state=s=1", "c-1==", "s=1")]
    [InlineData("%63ode=c-1&st%61te=s-1", "c-1", "s-1")]
    [InlineData("http://127.0.0.1:8765/callback?code=c-1&state=s-1#", "c-1", "s-1")]
    [InlineData("http://127.0.0.1:8765/callback?code=c-1&state=s-1#state=other", "c-1", "s-1")]
    [InlineData("code=c-1&code=c-2&state=s-1&state=s-2", "c-1", "s-1")]
    [InlineData("  \"http://127.0.0.1:8765/callback?code=c-1&state=s-1\"\r\n", "c-1", "s-1")]
    [InlineData("<http://127.0.0.1:8765/callback?code=c-1&state=s-1>", "c-1", "s-1")]
    [InlineData("'code=c-1&state=s-1'", "c-1", "s-1")]
    public void A_redirect_URL_or_its_query_is_read(string text, string code, string? state)
    {
        var response = AuthorizationResponse.Parse(text);
        Assert.Equal((code, state, false), (response?.Code, response?.State, response?.IsBareCode));
        Assert.Null(response!.Error);
    }

    [Theory]
    [InlineData("c-1", "c-1")]
    [InlineData("  c-1 \n", "c-1")]
    [InlineData("'c-1'", "c-1")]
    [InlineData("YWJj+/ZGVm==", "YWJj+/ZGVm==")]
    [InlineData("YWJj=", "YWJj=")]
    [InlineData("eyJ0.eyJz.sig-_~", "eyJ0.eyJz.sig-_~")]
    public void A_bare_code_is_read_as_it_is(string text, string code)
    {
        var response = AuthorizationResponse.Parse(text);
        Assert.Equal((code, null, true), (response?.Code, response?.State, response?.IsBareCode));
    }

    [Theory]
    [InlineData("http://127.0.0.1:8765/callback?error=access_denied&error_description=The+user%20said+no&state=s-1", "access_denied", "The user said no")]
    [InlineData("error=server_error&state=s-1", "server_error", null)]
    [InlineData("error=a&error=b&state=s-1", "a", null)]
    public void An_error_is_read_with_its_words(string text, string error, string? description)
    {
        var response = AuthorizationResponse.Parse(text)!;
        Assert.Equal((error, description, "s-1", null), (response.Error, response.ErrorDescription, response.State, response.Code));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \t\r\n")]
    [InlineData("\"\"")]
    [InlineData("?")]
    [InlineData("=")]
    [InlineData("==")]
    [InlineData("two words")]
    [InlineData("line\nline")]
    [InlineData("code=&state=s-1")]
    [InlineData("state=s-1")]
    [InlineData("codec=c-1")]
    [InlineData("a&b")]
    [InlineData("http://127.0.0.1:8765/callback")]
    [InlineData("http://127.0.0.1:8765/callback?state=s-1")]
    [InlineData("http://127.0.0.1:8765/callback#code=c-1&state=s-1")]
    [InlineData("https://soundcloud.com/somebody")]
    public void What_is_no_answer_is_none(string? text) => Assert.Null(AuthorizationResponse.Parse(text));

    [Fact]
    public void It_prints_without_the_code()
    {
        Assert.Equal("code", AuthorizationResponse.Parse("code=c-1&state=s-1")!.ToString());
        Assert.Equal("code", AuthorizationResponse.Parse("c-1")!.ToString());
        Assert.Equal("access_denied", AuthorizationResponse.Parse("error=access_denied")!.ToString());
        Assert.DoesNotContain("c-1", System.Text.Json.JsonSerializer.Serialize(AuthorizationResponse.Parse("code=c-1&state=s-1")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_pasted_makes_it_throw() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        var response = AuthorizationResponse.Parse(text);
        return response is null || !string.IsNullOrEmpty(response.Code) || !string.IsNullOrEmpty(response.Error);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_escaped_comes_back_as_it_was() => Prop.ForAll(Words.ToArbitrary(), Words.ToArbitrary(), (code, state) =>
    {
        var query = $"code={Uri.EscapeDataString(code)}&state={Uri.EscapeDataString(state)}";
        return new[] { query, "?" + query, "http://127.0.0.1:8765/callback?" + query, "my.app:/callback?x=1&" + query }
            .Select(AuthorizationResponse.Parse)
            .All(response => response?.Code == code && response.State == state && !response.IsBareCode);
    }).QuickCheckThrowOnFailure();
}

using System.Reflection;

namespace SoundCloud.Tests;

public class OperationsTests
{
    [Fact]
    public void There_are_64_operations_on_51_paths_and_8_are_deprecated()
    {
        Assert.Equal(64, Operations.All.Count);
        Assert.Equal(51, Operations.All.Select(o => o.Path).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(8, Operations.All.Count(o => o.IsDeprecated));
        Assert.Equal(64, Operations.All.Select(o => o.ToString()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_operation_says_what_it_does_and_needs_and_which_cmdlet_covers_it() => Assert.All(Operations.All, o =>
    {
        Assert.StartsWith("/", o.Path, StringComparison.Ordinal);
        Assert.Contains(o.Method, new[] { "GET", "POST", "PUT", "DELETE" });
        Assert.NotEmpty(o.Success);
        Assert.Matches("^[A-Z][a-z]+-(SC[A-Z][A-Za-z]+|SoundCloud)$", o.Cmdlet);
        Assert.Matches("^[A-Z].{4,70}[.]$", o.Summary);
        Assert.Same(o, Operations.Get($"{o.Method} {o.Path}"));
    });

    [Fact]
    public void What_is_the_users_own_asks_for_a_users_token()
    {
        Assert.All(Operations.All.Where(o => o.Path.StartsWith("/me", StringComparison.Ordinal)), o => Assert.Equal(RequiredToken.User, o.Token));
        Assert.All(
            Operations.All.Where(o => o.Method != "GET" && o.Path != "/sign-out"),
            o => Assert.Equal(RequiredToken.User, o.Token));
        Assert.All(
            Operations.All.Where(o => o.Method == "GET" && !o.Path.StartsWith("/me", StringComparison.Ordinal)),
            o => Assert.Equal(RequiredToken.Any, o.Token));
    }

    [Fact]
    public void Every_route_in_code_is_an_operation_of_the_API_and_all_but_one_have_a_route()
    {
        var routes = typeof(Operations).Assembly.GetType("SoundCloud.Routes")!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(f => (Operation)f.GetValue(null)!)
            .ToList();
        // The API has dropped this operation, but the client still tries it.
        Assert.Equal(1, routes.RemoveAll(r => r.ToString() == "GET /me/connections"));
        Assert.All(routes, r => Assert.Same(r, Operations.Get(r.ToString())));
        Assert.Equal(routes.Count, routes.Distinct().Count());
        Assert.Equal(["GET /users/{user_urn}/favorites"], Operations.All.Except(routes).Select(o => o.ToString()));
    }

    [Fact]
    public void A_path_is_expanded_in_the_order_of_its_places()
    {
        Assert.Equal("/tracks/soundcloud:tracks:1", Operations.Get("GET /tracks/{track_urn}").Expand("soundcloud:tracks:1"));
        Assert.Equal(
            "/users/soundcloud:users:1/followings/soundcloud:users:2",
            Operations.Get("GET /users/{user_urn}/followings/{following_urn}").Expand("soundcloud:users:1", "soundcloud:users:2"));
        Assert.Equal("/me", Operations.Get("GET /me").Expand());
        Assert.Throws<InvalidOperationException>(() => Operations.Get("GET /users/{user_urn}/followings/{following_urn}").Expand("soundcloud:users:1"));
        Assert.Throws<KeyNotFoundException>(() => Operations.Get("GET /charts"));
    }
}

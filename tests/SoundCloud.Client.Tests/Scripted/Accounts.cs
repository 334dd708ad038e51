namespace SoundCloud.Tests;

/// <summary>Clients on a shared store.</summary>
internal static class Accounts
{
    public const string Name = "somebody";

    private static readonly DateTimeOffset Start = new FakeTimeProvider().Now;

    /// <summary>A client of the account, with a service and a clock of its own.</summary>
    public static Stage Open(MemoryTokenStore store, Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null) => Stage.App(o =>
        (change ?? (static same => same))(o with { TokenStore = store, Account = Name }));

    /// <summary>A client of an app that has a store and no account.</summary>
    public static Stage App(MemoryTokenStore store, Func<SoundCloudClientOptions, SoundCloudClientOptions>? change = null) => Stage.App(o =>
        (change ?? (static same => same))(o with { TokenStore = store }));

    /// <summary>The account as another process stored it.</summary>
    public static MemoryTokenStore Put(this MemoryTokenStore store, string token = "first", int seconds = 3600, string? refreshToken = "", Grant grant = Grant.AuthorizationCode)
    {
        var set = new TokenSet(token, refreshToken is "" ? token + "-refresh" : refreshToken, Start.AddSeconds(seconds), grant);
        store[Name] = TokenEntry.Of(set, new() { Account = Name, Credentials = new(Stage.ClientId, Stage.ClientSecret) }).Write();
        return store;
    }

    public static TokenEntry? Entry(this MemoryTokenStore store) => TokenEntry.Read(store[store.Names.Single()]);

    /// <summary>Answers with tracks, except for the refused tokens. Each refresh returns the next of the given tokens.</summary>
    public static Stage Serves(this Stage stage, string[] tokens, params string[] refused)
    {
        var next = 0;
        stage.Service.Always(request => request switch
        {
            { Method: "POST", Uri.AbsolutePath: "/oauth/token" } => tokens[next++] is var token && request.Body.StartsWith("grant_type=client", StringComparison.Ordinal)
                ? Answer.Token(token)
                : Answer.Token(token, token + "-refresh"),
            { Method: "POST" } => Answer.Status(200),
            { Authorization: { } used } when refused.Contains(used["OAuth ".Length..]) => Answer.Status(401),
            _ => Answer.AskedTrack,
        });
        return stage;
    }

    public static List<string> Posts(this Stage stage) => [.. stage.Service.Requests.Where(r => r.Uri.AbsolutePath == "/oauth/token").Select(r => r.Body)];

    public static string? LastUsed(this Stage stage) => stage.Service.Requests[^1].Authorization;
}

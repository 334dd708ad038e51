using SoundCloud.Tests.Sandbox;

namespace SoundCloud.Tests;

/// <summary>Clients that represent processes share an account across expiries, over real HTTP.</summary>
public sealed class SharedAccountTests : SandboxTest
{
    private const int Rounds = 200;

    [Fact]
    public async Task Four_clients_through_two_hundred_expiries_spend_each_refresh_token_once()
    {
        var store = new MemoryTokenStore();
        var token = Box.IssueUserToken();
        var clients = Enumerable.Range(0, 4).Select(_ => new SoundCloudClient(new()
        {
            ApiUri = Box.ApiUri,
            AuthUri = Box.AuthUri,
            Credentials = new(Box.ClientId, Box.ClientSecret),
            TokenStore = store,
            Account = Accounts.Name,
            MaximumRetryCount = 0,
        })).ToList();
        await clients[0].Auth.SignInAsync(new TokenSet(token.AccessToken, token.RefreshToken, DateTimeOffset.MaxValue, Grant.AuthorizationCode), Timeout);

        for (var round = 0; round < Rounds; round++)
        {
            Box.ExpireTokens();
            var users = await Task.WhenAll(clients.Select(client => Task.Run(() => client.Users.GetAsync(SoundCloudId.Me, cancellationToken: Timeout))));
            Assert.All(users, user => Assert.Equal(Box.DemoUser.Urn, user.Urn));
        }

        var spent = Box.Requests.Where(r => r.Path == "/oauth/token").ToList();
        Assert.All(spent, r => Assert.Equal(200, r.Status));
        Assert.Equal(Rounds, spent.Select(r => r.RefreshTokenNumber).Distinct().Count());
        Assert.Equal(Rounds, spent.Count);
        clients.ForEach(client => client.Dispose());
    }
}

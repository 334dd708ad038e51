namespace SoundCloud;

/// <summary>What the client is signed in with.</summary>
public sealed class AuthClient
{
    private readonly ApiConnection _connection;

    internal AuthClient(ApiConnection connection) => _connection = connection;

    /// <summary>How the token came to be, or will.</summary>
    public Grant Grant => _connection.Tokens.Grant;

    /// <summary>When the access token expires; null where it is not known or there is none yet.</summary>
    public DateTimeOffset? ExpiresAt => _connection.Tokens.Current?.ExpiresAt;

    /// <summary>Whether the token can be renewed without its user.</summary>
    public bool CanRenew => _connection.Tokens.CanRenew;

    /// <summary>Signs in now, where the first request would else do it: <c>POST /oauth/token</c>.</summary>
    public async Task SignInAsync(CancellationToken cancellationToken = default) =>
        await _connection.Tokens.GetAsync(_connection.Observer, cancellationToken).ConfigureAwait(false);

    /// <summary>Renews the token now: <c>POST /oauth/token</c>.</summary>
    /// <exception cref="SignInRequiredException">It cannot be renewed.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken = default)
    {
        if (!CanRenew)
            throw new SignInRequiredException("There is no refresh token or no client to renew the token with.");
        await _connection.Tokens.RenewAsync(_connection.Tokens.Current, _connection.Observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Ends the token at the API and forgets it: <c>POST /sign-out</c>.</summary>
    public async Task SignOutAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await _connection.SendAsync(Routes.SignOut, Routes.SignOut.Path, null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Forget();
        }
    }

    /// <summary>Forgets the token here; at the API it lives on until it expires.</summary>
    public void Forget() => _connection.Tokens.Forget();
}

using System.Security.Cryptography;
using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.OAuth;

/// <summary>The tokens that were issued, and their state.</summary>
internal sealed class TokenStore(TimeProvider time, TimeSpan lifetime)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, AccessToken> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefreshToken> _refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _refreshOfAccess = new(StringComparer.Ordinal);
    private int _lastNumber;

    public SandboxToken IssueUser(User user) => IssueRenewable(user);

    /// <summary>An app's token that comes with a refresh token.</summary>
    public SandboxToken IssueRenewableApp() => IssueRenewable(null);

    public SandboxToken IssueApp()
    {
        lock (_gate)
        {
            var access = NewToken();
            _access[access] = new(null, time.GetUtcNow() + lifetime);
            return new(access, null, (int)lifetime.TotalSeconds);
        }
    }

    /// <summary>The token, even if it has expired; null if it was never issued.</summary>
    public AccessToken? Find(string token)
    {
        lock (_gate)
            return _access.GetValueOrDefault(token);
    }

    public bool IsLive(AccessToken token)
    {
        lock (_gate)
            return token.Expires > time.GetUtcNow();
    }

    public int? RefreshNumber(string token)
    {
        lock (_gate)
            return _refresh.GetValueOrDefault(token)?.Number;
    }

    /// <summary>Uses up a refresh token; null if it is unknown or used.</summary>
    public SandboxToken? Refresh(string token)
    {
        lock (_gate)
        {
            if (!_refresh.TryGetValue(token, out var found) || found.IsSpent)
                return null;

            found.IsSpent = true;
            return IssueRenewable(found.User);
        }
    }

    /// <summary>Ends the session: revokes the access token and the refresh token issued with it.</summary>
    public void SignOut(string token)
    {
        lock (_gate)
        {
            if (_access.TryGetValue(token, out var found))
                found.Expires = DateTimeOffset.MinValue;

            if (_refreshOfAccess.TryGetValue(token, out var refresh))
                _refresh[refresh].IsSpent = true;
        }
    }

    public void ExpireAll()
    {
        lock (_gate)
        {
            foreach (var token in _access.Values)
                token.Expires = DateTimeOffset.MinValue;
        }
    }

    public void RevokeRefreshTokens()
    {
        lock (_gate)
        {
            foreach (var token in _refresh.Values)
                token.IsSpent = true;
        }
    }

    private SandboxToken IssueRenewable(User? user)
    {
        lock (_gate)
        {
            var (access, refresh) = (NewToken(), NewToken());
            _access[access] = new(user, time.GetUtcNow() + lifetime);
            _refresh[refresh] = new(user, ++_lastNumber);
            _refreshOfAccess[access] = refresh;
            return new(access, refresh, (int)lifetime.TotalSeconds);
        }
    }

    // As long as the service's JWTs and in the same form, so that no test relies on short tokens.
    private static string NewToken() => string.Join('.', Part(48), Part(360), Part(96));

    private static string Part(int bytes) => Base64Url.Encode(RandomNumberGenerator.GetBytes(bytes));
}

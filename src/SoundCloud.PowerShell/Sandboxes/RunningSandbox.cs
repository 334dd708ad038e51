using System.Management.Automation;
using SoundCloud.Sandbox;

namespace SoundCloud.PowerShell;

/// <summary>A sandbox that runs in this process.</summary>
public sealed class RunningSandbox
{
    private readonly SoundCloudSandbox _sandbox;

    internal RunningSandbox(SoundCloudSandbox sandbox)
    {
        _sandbox = sandbox;
        Credential = new PSCredential(sandbox.ClientId, sandbox.ClientSecret.Conceal());
    }

    /// <summary>The address of its API host.</summary>
    public Uri ApiUri => _sandbox.ApiUri;

    /// <summary>The address of its sign-in host.</summary>
    public Uri AuthUri => _sandbox.AuthUri;

    /// <summary>The address of its CDN host.</summary>
    public Uri CdnUri => _sandbox.CdnUri;

    /// <summary>The credentials of its app, for Connect-SoundCloud -Credential.</summary>
    public PSCredential Credential { get; }

    /// <summary>The requests that it received, oldest first. Clear() empties the list.</summary>
    public RequestLog Requests => _sandbox.Requests;

    /// <summary>Whether it is running.</summary>
    public bool IsRunning => _sandbox.IsRunning;

    /// <summary>Stops it.</summary>
    public void Stop() => _sandbox.Stop();

    /// <summary>Switches a fault on.</summary>
    public void EnableFault(string name) => _sandbox.EnableFault(name);

    /// <summary>Switches a fault off.</summary>
    public void DisableFault(string name) => _sandbox.DisableFault(name);

    /// <summary>The address of its API host.</summary>
    public override string ToString() => ApiUri.ToString();

    /// <summary>The options for a client of the sandbox, and a token of one of its users; null means the demo user.</summary>
    /// <exception cref="InvalidRequestException">The sandbox has no such user.</exception>
    internal (SoundCloudClientOptions Options, SandboxUser User, TokenSet Token) SignIn(string? permalink)
    {
        var user = permalink is null ? _sandbox.DemoUser : _sandbox.FindUser(permalink)
            ?? throw new InvalidRequestException(Messages.NoSandboxUser(permalink));
        var options = new SoundCloudClientOptions { ApiUri = ApiUri, AuthUri = AuthUri, Credentials = new(_sandbox.ClientId, _sandbox.ClientSecret) };
        var token = _sandbox.IssueUserToken(user.Permalink);
        return (options, user, new(token.AccessToken, token.RefreshToken, TimeProvider.System.GetUtcNow().AddSeconds(token.ExpiresIn), Grant.AuthorizationCode));
    }
}

namespace SoundCloud.Sandbox;

/// <summary>A user of the sandbox's catalogue.</summary>
public sealed record SandboxUser
{
    internal SandboxUser(string urn, string username, string permalink) => (Urn, Username, Permalink) = (urn, username, permalink);

    /// <summary>The URN, such as <c>soundcloud:users:1001</c>.</summary>
    public string Urn { get; }

    /// <summary>The displayed name.</summary>
    public string Username { get; }

    /// <summary>The name in addresses.</summary>
    public string Permalink { get; }
}

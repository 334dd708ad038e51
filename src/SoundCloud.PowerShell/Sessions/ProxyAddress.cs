using System.Management.Automation;
using System.Net;

namespace SoundCloud.PowerShell;

/// <summary>Reads the proxy that a user names: an address, a host alone, or an address with credentials.</summary>
internal static class ProxyAddress
{
    private const int SocksPort = 1080;

    private static readonly string[] Schemes = ["http", "https", "socks4", "socks4a", "socks5"];

    /// <summary>The proxy with its credentials.</summary>
    /// <exception cref="InvalidRequestException">It is no address of a proxy, or has credentials twice. The message does not show them.</exception>
    public static WebProxy? Of(string? given, PSCredential? credential)
    {
        if (given is null)
            return credential is null ? null : throw new InvalidRequestException(Messages.CredentialWithoutProxy);
        var text = given.Trim();
        // A host before a port would be read as a scheme.
        var whole = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var address) || !Schemes.Contains(address.Scheme, StringComparer.Ordinal) || address.Host.Length == 0)
            throw new InvalidRequestException(Messages.NotAProxy(Printable.Line(text[(text.LastIndexOf('@') + 1)..])));
        if (address.UserInfo.Length > 0 && credential is not null)
            throw new InvalidRequestException(Messages.ProxyCredentialTwice);

        var server = new UriBuilder(address.Scheme, address.Host, address.Port < 0 ? SocksPort : address.Port).Uri;
        return new(server) { Credentials = credential?.GetNetworkCredential() ?? CredentialsIn(address.UserInfo) };
    }

    private static NetworkCredential? CredentialsIn(string userInfo)
    {
        if (userInfo.Length == 0)
            return null;
        var parts = userInfo.Split(':', 2);
        return new(Uri.UnescapeDataString(parts[0]), Uri.UnescapeDataString(parts.ElementAtOrDefault(1) ?? ""));
    }
}

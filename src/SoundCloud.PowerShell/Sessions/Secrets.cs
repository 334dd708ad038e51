using System.Net;
using System.Security;

namespace SoundCloud.PowerShell;

/// <summary>Converts secrets between PowerShell's SecureString and the client's strings.</summary>
internal static class Secrets
{
    public static string? Reveal(this SecureString? secret) => secret is null ? null : new NetworkCredential("", secret).Password;

    public static SecureString Conceal(this string secret) => new NetworkCredential("", secret).SecurePassword;
}

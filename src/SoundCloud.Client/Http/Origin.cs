namespace SoundCloud;

/// <summary>Where a token may go: the same scheme, host and port, compared exactly.</summary>
internal static class Origin
{
    public static bool IsSame(Uri a, Uri b) =>
        a.Port == b.Port
        && string.Equals(a.Scheme, b.Scheme, StringComparison.Ordinal)
        && string.Equals(a.IdnHost, b.IdnHost, StringComparison.OrdinalIgnoreCase)
        && a.UserInfo.Length == 0;

    /// <summary>An address that a token may be sent to at all: https, or http on loopback.</summary>
    /// <exception cref="InvalidRequestException">The address is malformed, or its traffic could be read by others.</exception>
    public static Uri Require(string address, string name)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Host.Length == 0)
            throw NoAddress(address, name);
        return Require(uri, name);
    }

    public static Uri Require(Uri uri, string name)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("https" or "http"))
            throw NoAddress(uri.OriginalString, name);
        if (uri.UserInfo.Length > 0)
            throw new InvalidRequestException($"{name} must not hold a user name or password.");
        if (uri.Scheme is "http" && !uri.IsLoopback)
            throw new InvalidRequestException($"{name} '{uri}' must be https: over http the token would travel in clear.");
        return uri;
    }

    // What stands before an @ can be a password.
    private static InvalidRequestException NoAddress(string address, string name) =>
        new($"{name} '{(address.Contains('@', StringComparison.Ordinal) ? "…" + address[address.LastIndexOf('@')..] : address)}' is not an http or https address.");
}

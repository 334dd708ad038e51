namespace SoundCloud;

/// <summary>Where a token may go: the same scheme, host and port, compared exactly.</summary>
internal static class Origin
{
    public static bool IsSame(Uri a, Uri b) =>
        a.Port == b.Port
        && string.Equals(a.Scheme, b.Scheme, StringComparison.Ordinal)
        && HostOf(a) is { } host
        && string.Equals(host, HostOf(b), StringComparison.OrdinalIgnoreCase)
        && a.UserInfo.Length == 0;

    /// <summary>An address that a token may be sent to at all: https, or http on loopback.</summary>
    /// <exception cref="InvalidRequestException">The address is malformed, or its traffic could be read by others.</exception>
    public static Uri Require(string address, Func<string> name)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.Host.Length == 0)
            throw NoAddress(address, name);
        return Require(uri, name);
    }

    /// <summary>The same of what a parameter or a setting gave.</summary>
    public static Uri Require(string address, string parameter) => Require(address, () => parameter);

    public static Uri Require(Uri uri, string parameter) => Require(uri, () => parameter);

    // What it is called is asked for only where it is refused.
    private static Uri Require(Uri uri, Func<string> name)
    {
        if (!uri.IsAbsoluteUri || uri.Scheme is not ("https" or "http"))
            throw NoAddress(uri.OriginalString, name);
        if (uri.UserInfo.Length > 0)
            throw new InvalidRequestException(Messages.AddressHoldsPassword(name()));
        if (uri.Scheme is "http" && !uri.IsLoopback)
            throw new InvalidRequestException(Messages.AddressNotHttps(name(), uri));
        return uri;
    }

    // A host that is no text has none that could be asked.
    private static string? HostOf(Uri uri)
    {
        try
        {
            return uri.IdnHost;
        }
        catch (UriFormatException)
        {
            return null;
        }
    }

    // What stands before an @ can be a password.
    private static InvalidRequestException NoAddress(string address, Func<string> name) =>
        new(Messages.NotAnAddress(name(), address.Contains('@', StringComparison.Ordinal) ? "…" + address[address.LastIndexOf('@')..] : address));
}

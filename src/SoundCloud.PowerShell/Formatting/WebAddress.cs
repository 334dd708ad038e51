namespace SoundCloud.PowerShell;

/// <summary>Makes an address from outside safe for a link: only web addresses, and only letters, digits and punctuation.</summary>
internal static class WebAddress
{
    private const int Longest = 2000;

    public static string? Of(string? text) =>
        text is { Length: > 0 and <= Longest } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && uri.AbsoluteUri is var address && address.All(static c => c is > ' ' and < '\u007F')
            ? address
            : null;
}

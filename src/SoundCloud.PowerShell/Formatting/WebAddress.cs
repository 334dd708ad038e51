namespace SoundCloud.PowerShell;

/// <summary>An address from outside made fit for a link: of the web, and nothing but letters, digits and signs.</summary>
internal static class WebAddress
{
    private const int Longest = 2000;

    public static string? Of(string? text) =>
        text is { Length: > 0 and <= Longest } && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
        && uri.AbsoluteUri is var address && address.All(static c => c is > ' ' and < '\u007F')
            ? address
            : null;
}

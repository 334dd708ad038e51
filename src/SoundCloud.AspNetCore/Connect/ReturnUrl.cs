using Microsoft.AspNetCore.WebUtilities;

namespace SoundCloud.AspNetCore;

/// <summary>Where a user may be returned to: a path of this site, or an address at an origin that the site allows.</summary>
internal static class ReturnUrl
{
    public static bool IsAllowed(string address, SoundCloudOptions options)
    {
        if (address.Any(static c => char.IsControl(c) || c is '\\'))
            return false;
        if (address.StartsWith('/'))
            return !address.StartsWith("//", StringComparison.Ordinal);
        return Uri.TryCreate(address, UriKind.Absolute, out var uri)
            && uri.UserInfo.Length == 0
            && options.ReturnOrigins.Any(origin => Uri.TryCreate(origin, UriKind.Absolute, out var allowed)
                && Uri.Compare(uri, allowed, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.OrdinalIgnoreCase) == 0);
    }

    public static string With(string address, IEnumerable<KeyValuePair<string, string>> parameters) =>
        QueryHelpers.AddQueryString(address, parameters.Select(static pair => KeyValuePair.Create(pair.Key, (string?)pair.Value)));
}

using SoundCloud.Sandbox.Catalogue;

namespace SoundCloud.Sandbox.Api;

/// <summary>The access parameter, with the default of the route it is on.</summary>
internal static class AccessFilter
{
    private static readonly string[] Known = ["playable", "preview", "blocked"];
    private static readonly string[] Usual = ["playable", "preview"];

    /// <summary>For routes whose default omits blocked tracks.</summary>
    public static Func<Track, bool> For(ApiCall call) => Filter(call, Usual);

    /// <summary>For routes whose default includes all three values.</summary>
    public static Func<Track, bool> ForAll(ApiCall call) => Filter(call, Known);

    private static Func<Track, bool> Filter(ApiCall call, string[] usual)
    {
        var asked = call.Query.List("access");
        if (asked.Any(access => !Known.Contains(access, StringComparer.Ordinal)))
            throw new ApiException(ApiErrors.BadRequest("access takes playable, preview and blocked"));

        var wanted = asked.Count == 0 ? usual : asked;
        return track => wanted.Contains(track.Access) && call.Sees(track);
    }
}

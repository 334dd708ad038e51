using SoundCloud.Sandbox.Api;

namespace SoundCloud.Sandbox.Faults;

/// <summary>States of an account that the catalogue is too small to reach.</summary>
internal static class SingleRouteFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("follow-limit", "Follows are answered 422: the user follows as many as they may. :n = the first n requests.")
        {
            Method = "PUT",
            Where = request => request.Path.StartsWith("/me/followings/", StringComparison.Ordinal),
            Replace = (_, _) => ApiErrors.Unprocessable(ApiErrors.FollowLimit),
        },
    ];
}

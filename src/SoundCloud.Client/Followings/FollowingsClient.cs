namespace SoundCloud;

/// <summary>Whom the signed-in user follows.</summary>
public sealed class FollowingsClient
{
    private readonly Api _api;

    internal FollowingsClient(Api api) => _api = api;

    /// <summary>Follows a user: <c>PUT /me/followings/{user_urn}</c>.</summary>
    /// <exception cref="SoundCloudApiException">422: this user may not be followed, or no more may be.</exception>
    public Task AddAsync(SoundCloudId user, CancellationToken cancellationToken = default) => _api.For(Routes.Follow, user).SendAsync(cancellationToken);

    /// <summary>Stops following a user: <c>DELETE /me/followings/{user_urn}</c>.</summary>
    public Task RemoveAsync(SoundCloudId user, CancellationToken cancellationToken = default) => _api.For(Routes.Unfollow, user).SendAsync(cancellationToken);

    /// <summary>Whether a user, or the signed-in one, follows another: <c>GET /me/followings/{user_urn}</c>, <c>GET /users/{user_urn}/followings/{following_urn}</c>.</summary>
    public Task<bool> ContainsAsync(SoundCloudId user, SoundCloudId? by = null, CancellationToken cancellationToken = default) =>
        (by is null or { IsMe: true } ? _api.For(Routes.MyFollowing, user) : _api.For(Routes.UserFollowing, by.Value, user)).ExistsAsync(cancellationToken);

    /// <summary>Whether a user follows the signed-in one: <c>GET /me/followers/{follower_urn}</c>.</summary>
    public Task<bool> IsFollowedByAsync(SoundCloudId user, CancellationToken cancellationToken = default) =>
        _api.For(Routes.MyFollower, user).ExistsAsync(cancellationToken);
}

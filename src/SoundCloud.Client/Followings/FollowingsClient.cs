namespace SoundCloud;

/// <summary>Whom the signed-in user follows.</summary>
public sealed class FollowingsClient
{
    private readonly ApiConnection _connection;

    internal FollowingsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Follows a user: <c>PUT /me/followings/{user_urn}</c>.</summary>
    /// <exception cref="SoundCloudApiException">422: this user may not be followed, or no more may be.</exception>
    public Task AddAsync(SoundCloudId user, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.Follow, user, ResourceKind.User, cancellationToken);

    /// <summary>Follows a user no more: <c>DELETE /me/followings/{user_urn}</c>.</summary>
    public Task RemoveAsync(SoundCloudId user, CancellationToken cancellationToken = default) =>
        _connection.ChangeAsync(Routes.Unfollow, user, ResourceKind.User, cancellationToken);

    /// <summary>Whether a user, or the signed-in one, follows another: <c>GET /me/followings/{user_urn}</c>, <c>GET /users/{user_urn}/followings/{following_urn}</c>.</summary>
    public async Task<bool> ContainsAsync(SoundCloudId user, SoundCloudId? by = null, CancellationToken cancellationToken = default)
    {
        _connection.RequireToken(by is null or { IsMe: true } ? Routes.MyFollowing : Routes.UserFollowing);
        var followed = await UrnAsync(user, cancellationToken).ConfigureAwait(false);
        if (by is null or { IsMe: true })
            return await _connection.ExistsAsync(Routes.MyFollowing, Routes.MyFollowing.Expand(followed), cancellationToken).ConfigureAwait(false);
        var follower = await UrnAsync(by.Value, cancellationToken).ConfigureAwait(false);
        return await _connection.ExistsAsync(Routes.UserFollowing, Routes.UserFollowing.Expand(follower, followed), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether a user follows the signed-in one: <c>GET /me/followers/{follower_urn}</c>.</summary>
    public async Task<bool> IsFollowedByAsync(SoundCloudId user, CancellationToken cancellationToken = default)
    {
        _connection.RequireToken(Routes.MyFollower);
        var follower = await UrnAsync(user, cancellationToken).ConfigureAwait(false);
        return await _connection.ExistsAsync(Routes.MyFollower, Routes.MyFollower.Expand(follower), cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<string> UrnAsync(SoundCloudId id, CancellationToken cancellationToken) =>
        (await _connection.ResolveAsync(id, ResourceKind.User, cancellationToken).ConfigureAwait(false)).ToUrn(ResourceKind.User);
}

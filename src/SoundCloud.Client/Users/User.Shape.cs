namespace SoundCloud;

public partial class User
{
    internal static Shape<User> Shape { get; } = UserShape<User>();

    private protected static Shape<TUser> UserShape<TUser>()
        where TUser : User, new() => ShapeOf<TUser>()
        .Field("username", static (user, ref json) => user.Username = json.Text())
        .Field("permalink", static (user, ref json) => user.Permalink = json.Text())
        .Field("permalink_url", static (user, ref json) => user.PermalinkUrl = json.Text())
        .Field("full_name", static (user, ref json) => user.FullName = json.Text())
        .Field("first_name", static (user, ref json) => user.FirstName = json.Text())
        .Field("last_name", static (user, ref json) => user.LastName = json.Text())
        .Field("city", static (user, ref json) => user.City = json.Word())
        .Field("country", static (user, ref json) => user.Country = json.Word())
        .Field("description", static (user, ref json) => user.Description = json.Text())
        .Field("followers_count", static (user, ref json) => user.FollowersCount = json.Count())
        .Field("followings_count", static (user, ref json) => user.FollowingsCount = json.Count())
        .Field("track_count", static (user, ref json) => user.TrackCount = json.Count())
        .Field("playlist_count", static (user, ref json) => user.PlaylistCount = json.Count())
        .Field("public_favorites_count", static (user, ref json) => user.PublicFavoritesCount = json.Count())
        .Field("likes_count", static (user, ref json) => user.LikesCount = json.Count())
        .Field("reposts_count", static (user, ref json) => user.RepostsCount = json.Count())
        .Field("comments_count", static (user, ref json) => user.CommentsCount = json.Count())
        .Field("plan", static (user, ref json) => user.Plan = json.Word())
        .Field("avatar_url", static (user, ref json) => user.AvatarUrl = json.Text())
        .Field("website", static (user, ref json) => user.Website = json.Text())
        .Field("website_title", static (user, ref json) => user.WebsiteTitle = json.Text())
        .Field("discogs_name", static (user, ref json) => user.DiscogsName = json.Text())
        .Field("online", static (user, ref json) => user.Online = json.Flag())
        .Field("created_at", static (user, ref json) => user.CreatedAt = json.Date())
        .Field("last_modified", static (user, ref json) => user.LastModified = json.Date());
}

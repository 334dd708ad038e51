namespace SoundCloud.Sandbox.Catalogue;

internal sealed class User
{
    public required long Id { get; init; }

    public required string Username { get; init; }

    public required string Permalink { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? City { get; init; }

    public string? Country { get; init; }

    public string? Description { get; init; }

    public string? Website { get; init; }

    public string? WebsiteTitle { get; init; }

    public string Plan { get; init; } = "Free";

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Followers who are not in the catalogue, and are only counted.</summary>
    public int OutsideFollowers { get; init; }

    public int OutsideFollowings { get; init; }

    public Timeline<Track> Tracks { get; } = new();

    public Timeline<Playlist> Playlists { get; } = new();

    public Timeline<Track> LikedTracks { get; } = new();

    public Timeline<Playlist> LikedPlaylists { get; } = new();

    public Timeline<Track> RepostedTracks { get; } = new();

    public Timeline<Playlist> RepostedPlaylists { get; } = new();

    public Timeline<User> Followers { get; } = new();

    public Timeline<User> Followings { get; } = new();

    public Timeline<Activity> Feed { get; } = new();

    public List<WebProfile> WebProfiles { get; } = [];

    public List<Track> RecentlyPlayed { get; } = [];

    public string Urn => Catalogue.Urn.User(Id);

    public int FollowersCount => OutsideFollowers + Followers.Count;

    public int FollowingsCount => OutsideFollowings + Followings.Count;

    public int RepostsCount => RepostedTracks.Count + RepostedPlaylists.Count;

    public int PublicTrackCount { get; set; }

    public int PublicPlaylistCount { get; set; }

    /// <summary>The rendered JSON, kept until the user changes.</summary>
    public byte[]? Json { get; set; }

    public int JsonVersion { get; private set; }

    public void Touch()
    {
        Json = null;
        JsonVersion++;
    }
}

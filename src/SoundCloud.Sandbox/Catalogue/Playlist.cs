namespace SoundCloud.Sandbox.Catalogue;

internal sealed class Playlist
{
    public const int MaxTracks = 500;

    public required long Id { get; init; }

    public required User User { get; init; }

    public required string Title { get; set; }

    public required string Permalink { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastModified { get; set; }

    public required string SecretToken { get; init; }

    public string? Description { get; set; }

    public string Genre { get; set; } = "";

    public string TagList { get; set; } = "";

    public string License { get; set; } = "all-rights-reserved";

    public bool IsPrivate { get; set; }

    /// <summary>"album", or empty for an ordinary playlist.</summary>
    public string SetType { get; set; } = "";

    public string? Ean { get; set; }

    public string? LabelName { get; set; }

    public string? PurchaseTitle { get; set; }

    public string? PurchaseUrl { get; set; }

    public string? Release { get; set; }

    public DateOnly? ReleaseDate { get; set; }

    public bool HasArtwork { get; set; }

    public List<Track> Tracks { get; set; } = [];

    public int OutsideLikes { get; init; }

    public Timeline<User> Likers { get; } = new();

    public Timeline<User> Reposters { get; } = new();

    public string Urn => Catalogue.Urn.Playlist(Id);

    public int LikesCount => OutsideLikes + Likers.Count;

    public long Duration => Tracks.Sum(track => track.Duration);

    public string SearchText => string.Join('\n', Title, User.Username, Genre, TagList);
}

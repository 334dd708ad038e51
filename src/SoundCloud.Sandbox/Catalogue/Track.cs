namespace SoundCloud.Sandbox.Catalogue;

internal sealed class Track
{
    private Timeline<User>? _likers;
    private Timeline<User>? _reposters;
    private Timeline<Comment>? _comments;
    private string? _searchText;

    public required long Id { get; init; }

    public required User User { get; init; }

    public required string Title { get; set; }

    public required string Permalink { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastModified { get; set; }

    public long Duration { get; init; }

    public string Genre { get; set; } = "";

    public IReadOnlyList<string> Tags { get; private set; } = [];

    public string TagList { get; private set; } = "";

    /// <summary>In tenths of a beat per minute, so that rounding does not depend on the machine.</summary>
    public int? BpmTenths { get; init; }

    public string? KeySignature { get; init; }

    public string? Description { get; set; }

    public string License { get; set; } = "all-rights-reserved";

    public string Access { get; init; } = "playable";

    public bool IsPrivate { get; set; }

    /// <summary>The last part of a private track's share link.</summary>
    public required string SecretToken { get; init; }

    public bool Commentable { get; set; } = true;

    public bool Downloadable { get; set; }

    public bool Streamable { get; set; } = true;

    public string EmbeddableBy { get; set; } = "all";

    public string? Isrc { get; set; }

    public string? LabelName { get; set; }

    public string? MetadataArtist { get; set; }

    public string? PurchaseTitle { get; set; }

    public string? PurchaseUrl { get; set; }

    public string? Release { get; set; }

    public DateOnly? ReleaseDate { get; set; }

    public bool RevealStats { get; set; } = true;

    public bool RevealComments { get; set; } = true;

    public long PlaybackCount { get; init; }

    public long DownloadCount { get; init; }

    /// <summary>Likes beyond those of the users in the catalogue.</summary>
    public long OutsideLikes { get; init; }

    public long OutsideReposts { get; init; }

    public bool HasArtwork { get; set; }

    public Timeline<User> Likers => _likers ??= new();

    public Timeline<User> Reposters => _reposters ??= new();

    public Timeline<Comment> Comments => _comments ??= new();

    public string Urn => Catalogue.Urn.Track(Id);

    public long FavoritingsCount => OutsideLikes + (_likers?.Count ?? 0);

    public long RepostsCount => OutsideReposts + (_reposters?.Count ?? 0);

    public int CommentCount => _comments?.Count ?? 0;

    public string SearchText => _searchText ??= string.Join('\n', Title, User.Username, Genre, TagList);

    /// <summary>The rendered JSON, kept until the track or its user changes.</summary>
    public byte[]? Json { get; set; }

    public int JsonUserVersion { get; set; }

    public void SetTags(string tagList)
    {
        TagList = tagList;
        Tags = Catalogue.TagList.Parse(tagList);
    }

    public void Touch()
    {
        Json = null;
        _searchText = null;
    }
}

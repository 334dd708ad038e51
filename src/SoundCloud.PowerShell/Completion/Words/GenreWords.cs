namespace SoundCloud.PowerShell;

/// <summary>The music genres that SoundCloud's upload form offers. Any other text is allowed, and the API has no list of genres.</summary>
internal sealed class GenreWords : WordSet
{
    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Meanings { get; } =
    [
        .. new[]
        {
            "Alternative Rock", "Ambient", "Classical", "Country", "Dance & EDM", "Dancehall", "Deep House", "Disco", "Drum & Bass", "Dubstep",
            "Electronic", "Folk & Singer-Songwriter", "Hip-hop & Rap", "House", "Indie", "Jazz & Blues", "Latin", "Metal", "Piano", "Pop",
            "R&B & Soul", "Reggae", "Reggaeton", "Rock", "Soundtrack", "Techno", "Trance", "Trap", "Triphop", "World",
        }.Select(static genre => KeyValuePair.Create(genre, "")),
    ];
}

namespace SoundCloud.PowerShell;

/// <summary>The genres of music that SoundCloud's own upload form offers; any other text is as good, and the API has no list of them.</summary>
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

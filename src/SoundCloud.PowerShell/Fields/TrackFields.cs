namespace SoundCloud.PowerShell;

/// <summary>Maps the parameters of a <see cref="TrackFieldsCommand"/> to the fields of a track.</summary>
internal static class TrackFields
{
    private static readonly FieldTable<TrackFieldsCommand, TrackUpdate> Table = new FieldTable<TrackFieldsCommand, TrackUpdate>()
        .Add(nameof(TrackFieldsCommand.Title), static given => given.Title, static (track, title) => track.Title = title ?? "")
        .Add(nameof(TrackFieldsCommand.Description), static given => given.Description, static (track, description) => track.Description = description)
        .Add(nameof(TrackFieldsCommand.Genre), static given => given.Genre, static (track, genre) => track.Genre = genre)
        .Add(nameof(TrackFieldsCommand.TagList), static given => given.TagList, static (track, tags) => track.Tags = TagCollection.ParseTagList(tags ?? ""))
        .Add(nameof(TrackFieldsCommand.Tag), static given => given.Tag, static (track, tags) => track.Tags = TagsOf(tags))
        .Add(nameof(TrackFieldsCommand.Sharing), static given => given.Sharing, static (track, sharing) => track.Sharing = SharingOf(sharing))
        .Add(nameof(TrackFieldsCommand.License), static given => given.License, static (track, license) => track.License = Word(license))
        .Add(nameof(TrackFieldsCommand.Permalink), static given => given.Permalink, static (track, permalink) => track.Permalink = permalink ?? "")
        .Add(nameof(TrackFieldsCommand.LabelName), static given => given.LabelName, static (track, label) => track.LabelName = label)
        .Add(nameof(TrackFieldsCommand.Release), static given => given.Release, static (track, release) => track.Release = release)
        .Add(nameof(TrackFieldsCommand.ReleaseDate), static given => given.ReleaseDate, static (track, date) => track.ReleaseDate = date?.Day)
        .Add(nameof(TrackFieldsCommand.PurchaseUrl), static given => given.PurchaseUrl, static (track, url) => track.PurchaseUrl = url)
        .Add(nameof(TrackFieldsCommand.Isrc), static given => given.Isrc, static (track, isrc) => track.Isrc = isrc)
        .Add(nameof(TrackFieldsCommand.Artist), static given => given.Artist, static (track, artist) => track.MetadataArtist = artist)
        .Add(nameof(TrackFieldsCommand.EmbeddableBy), static given => given.EmbeddableBy, static (track, whom) => track.EmbeddableBy = Word(whom))
        .Add(nameof(TrackFieldsCommand.Streamable), static given => given.Streamable, static (track, may) => track.Streamable = may ?? true)
        .Add(nameof(TrackFieldsCommand.Downloadable), static given => given.Downloadable, static (track, may) => track.Downloadable = may ?? true)
        .Add(nameof(TrackFieldsCommand.Commentable), static given => given.Commentable, static (track, may) => track.Commentable = may ?? true)
        .Add(nameof(TrackFieldsCommand.RevealStats), static given => given.RevealStats, static (track, may) => track.RevealStats = may ?? true)
        .Add(nameof(TrackFieldsCommand.RevealComments), static given => given.RevealComments, static (track, may) => track.RevealComments = may ?? true);

    /// <summary>The update that was given for the current input.</summary>
    /// <param name="given">The cmdlet.</param>
    /// <param name="row">The row that is the current input, or null.</param>
    /// <exception cref="InvalidRequestException">The artwork is no file of the file system.</exception>
    /// <exception cref="IOException">The artwork cannot be read.</exception>
    public static TrackUpdate Of(TrackFieldsCommand given, object? row)
    {
        var update = new TrackUpdate();
        Table.Apply(update, given, row);
        update.Artwork = FilePath.PictureOf(given, Row.TextOf(given, row, nameof(given.ArtworkPath), given.ArtworkPath));
        return update;
    }

    internal static Sharing SharingOf(string? word) =>
        Enum.TryParse<Sharing>(word, ignoreCase: true, out var sharing) && ValidateWordAttribute.IsKnown(new SharingWords(), word)
            ? sharing
            : throw new InvalidRequestException(ValidateWordAttribute.Refusal(new SharingWords(), word));

    /// <summary>Several texts are a tag each, or a list where they have quotes. One text alone can be a list, as in a cell of a CSV file.</summary>
    internal static IEnumerable<string> TagsOf(string[]? texts) => texts switch
    {
        null => [],
        [{ } list] => TagCollection.Parse(list),
        _ => texts.OfType<string>().SelectMany(static text => text.Contains('"', StringComparison.Ordinal) ? TagCollection.Parse(text) : (IEnumerable<string>)[text]),
    };

    // SoundCloud accepts these words only in lower case.
    internal static string Word(string? given) => given?.ToLowerInvariant() ?? "";
}

namespace SoundCloud.PowerShell;

/// <summary>Maps the parameters of a <see cref="PlaylistFieldsCommand"/> to the fields of a playlist.</summary>
internal static class PlaylistFields
{
    private static readonly FieldTable<PlaylistFieldsCommand, PlaylistUpdate> Table = new FieldTable<PlaylistFieldsCommand, PlaylistUpdate>()
        .Add(nameof(PlaylistFieldsCommand.Description), static given => given.Description, static (playlist, description) => playlist.Description = description)
        .Add(nameof(PlaylistFieldsCommand.Sharing), static given => given.Sharing, static (playlist, sharing) => playlist.Sharing = TrackFields.SharingOf(sharing))
        .Add(nameof(PlaylistFieldsCommand.Genre), static given => given.Genre, static (playlist, genre) => playlist.Genre = genre)
        .Add(nameof(PlaylistFieldsCommand.TagList), static given => given.TagList, static (playlist, tags) => playlist.Tags = TagCollection.ParseTagList(tags ?? ""))
        .Add(nameof(PlaylistFieldsCommand.Tag), static given => given.Tag, static (playlist, tags) => playlist.Tags = TrackFields.TagsOf(tags))
        .Add(nameof(PlaylistFieldsCommand.SetType), static given => given.SetType, static (playlist, type) => playlist.SetType = TrackFields.Word(type))
        .Add(nameof(PlaylistFieldsCommand.License), static given => given.License, static (playlist, license) => playlist.License = TrackFields.Word(license))
        .Add(nameof(PlaylistFieldsCommand.Permalink), static given => given.Permalink, static (playlist, permalink) => playlist.Permalink = permalink ?? "")
        .Add(nameof(PlaylistFieldsCommand.Ean), static given => given.Ean, static (playlist, ean) => playlist.Ean = ean)
        .Add(nameof(PlaylistFieldsCommand.LabelName), static given => given.LabelName, static (playlist, label) => playlist.LabelName = label)
        .Add(nameof(PlaylistFieldsCommand.Release), static given => given.Release, static (playlist, release) => playlist.Release = release)
        .Add(nameof(PlaylistFieldsCommand.ReleaseDate), static given => given.ReleaseDate, static (playlist, date) => playlist.ReleaseDate = date?.Day)
        .Add(nameof(PlaylistFieldsCommand.PurchaseTitle), static given => given.PurchaseTitle, static (playlist, title) => playlist.PurchaseTitle = title)
        .Add(nameof(PlaylistFieldsCommand.PurchaseUrl), static given => given.PurchaseUrl, static (playlist, url) => playlist.PurchaseUrl = url);

    /// <summary>The update that was given for the current input.</summary>
    /// <param name="given">The cmdlet.</param>
    /// <param name="title">The title, which each cmdlet declares itself, or null.</param>
    /// <param name="row">The row that is the current input, or null.</param>
    /// <param name="tracks">All tracks, at most 500, or null.</param>
    public static PlaylistUpdate Of(PlaylistFieldsCommand given, string? title, object? row = null, IEnumerable<SoundCloudId>? tracks = null)
    {
        var update = new PlaylistUpdate();
        if (title is not null)
            update.Title = title;
        Table.Apply(update, given, row);
        update.Artwork = FilePath.PictureOf(given, Row.TextOf(given, row, nameof(given.ArtworkPath), given.ArtworkPath));
        if (tracks is not null)
            update.Tracks = tracks;
        return update;
    }
}

using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// The same parameters, bound from rows too. New-SCPlaylist cannot bind them: what it is piped are tracks, whose properties have the same
/// names.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PlaylistRowCommand : PlaylistFieldsCommand
{
    /// <inheritdoc cref="PlaylistFieldsCommand.Description"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? Description { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.Sharing"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWord(typeof(SharingWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<SharingWords>))]
    public override string? Sharing { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.Genre"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
    public override string? Genre { get; set; }

    /// <inheritdoc cref="TrackFieldsCommand.Tag"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string[]? Tag { get; set; }

    /// <inheritdoc cref="TrackFieldsCommand.TagList"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? TagList { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.SetType"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PlaylistType")]
    [ValidateWord(typeof(PlaylistTypeWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<PlaylistTypeWords>))]
    public override string? SetType { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.License"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateWord(typeof(LicenseWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<LicenseWords>))]
    public override string? License { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.Permalink"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? Permalink { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.ArtworkPath"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public override string? ArtworkPath { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.Ean"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? Ean { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.LabelName"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? LabelName { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.Release"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? Release { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.ReleaseDate"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override WrittenDate? ReleaseDate { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.PurchaseTitle"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? PurchaseTitle { get; set; }

    /// <inheritdoc cref="PlaylistFieldsCommand.PurchaseUrl"/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public override string? PurchaseUrl { get; set; }
}

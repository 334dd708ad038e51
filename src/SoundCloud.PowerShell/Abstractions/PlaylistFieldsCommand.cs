using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// The parameters of New-SCPlaylist and Set-SCPlaylist that set the fields of a playlist. Only parameters belong here; <see
/// cref="PlaylistFields"/> reads them.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PlaylistFieldsCommand : SessionCommand
{
    /// <summary>The description. An empty string clears it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? Description { get; set; }

    /// <summary>Who can see the playlist: everyone, or only you and those who have its secret link.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateWord(typeof(SharingWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<SharingWords>))]
    public virtual string? Sharing { get; set; }

    /// <summary>Adds each track once, at its first place.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>The genre. An empty string clears it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(WordCompleter<GenreWords>))]
    public virtual string? Genre { get; set; }

    /// <inheritdoc cref="TrackFieldsCommand.Tag"/>
    [Parameter]
    [Alias("Tags")]
    [NoScriptBlock]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string[]? Tag { get; set; }

    /// <inheritdoc cref="TrackFieldsCommand.TagList"/>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? TagList { get; set; }

    /// <summary>The kind of playlist.</summary>
    [Parameter]
    [Alias("PlaylistType")]
    [NoScriptBlock]
    [ValidateWord(typeof(PlaylistTypeWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<PlaylistTypeWords>))]
    public virtual string? SetType { get; set; }

    /// <summary>The licence: what others may do with the playlist.</summary>
    [Parameter]
    [NoScriptBlock]
    [ValidateWord(typeof(LicenseWords), BindsAny = true)]
    [ArgumentCompleter(typeof(WordCompleter<LicenseWords>))]
    public virtual string? License { get; set; }

    /// <summary>The last part of the playlist's link: soundcloud.com/you/sets/this.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public virtual string? Permalink { get; set; }

    /// <summary>The artwork: a JPEG, PNG or GIF file.</summary>
    [Parameter]
    [NoScriptBlock]
    public virtual string? ArtworkPath { get; set; }

    /// <summary>The EAN of the release. An empty string clears it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? Ean { get; set; }

    /// <summary>The name of the label. An empty string clears it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? LabelName { get; set; }

    /// <summary>The name or number of the release. An empty string clears it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? Release { get; set; }

    /// <summary>The day of the release. The day counts as you write it, whatever the time zone.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual WrittenDate? ReleaseDate { get; set; }

    /// <summary>The text of the buy link. An empty string clears it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? PurchaseTitle { get; set; }

    /// <summary>The address where the release can be bought. An empty string clears it.</summary>
    [Parameter]
    [NoScriptBlock]
    [AllowEmptyString]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public virtual string? PurchaseUrl { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RequireWord<SharingWords>(nameof(Sharing), Sharing);
        RequireWord<PlaylistTypeWords>(nameof(SetType), SetType);
        RequireWord<LicenseWords>(nameof(License), License);
    }
}

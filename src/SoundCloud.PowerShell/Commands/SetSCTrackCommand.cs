using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes your tracks: title, genre, tags, sharing and more.</summary>
/// <remarks>
/// <para>Sets only the fields that you give. An empty string clears a field. You can pipe the rows of a CSV file: columns with the names of
/// parameters set these fields, and empty cells change nothing. If you pipe tracks, only the parameters that you type are set, whether they
/// are read just now or come from a job or Import-Clixml. If there is nothing to set, a warning says so. Each track is one request, and
/// -ThrottleLimit limits how many are in flight at once.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Rename a track
/// <code>
/// Set-SCTrack 2256221513 -Title 'The Hollow Meridian' -PassThru
/// </code>
/// The track's link does not change. To change the link, use -Permalink.
/// </example>
/// <example>
/// Fix genres from a spreadsheet
/// <code>
/// Import-Csv genres.csv | Set-SCTrack -PassThru
/// </code>
/// The file has the columns Id, Genre and Tag.
/// </example>
/// <example>
/// Publish your private tracks
/// <code>
/// Get-SCTrack | Where-Object Sharing -EQ private |
///     Set-SCTrack -Sharing Public -WhatIf
/// </code>
/// Shows which tracks it would publish. Omit -WhatIf to publish them.
/// </example>
/// <example>
/// Allow downloads of all tracks of an album
/// <code>
/// Get-SCTrack -Playlist 12349310 |
///     Set-SCTrack -Downloadable $true -License cc-by-nc
/// </code>
/// The licence says what others may do with the tracks.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="PublishSCTrackCommand"/>
/// <seealso cref="SetSCStorefrontCommand"/>
/// <seealso cref="RemoveSCTrackCommand"/>
[Cmdlet(VerbsCommon.Set, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Track))]
public sealed class SetSCTrackCommand : TrackFieldsCommand
{
    /// <summary>Your tracks: numbers, URNs, soundcloud.com links, track objects, or rows of a CSV file with a column Id or Urn.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(OwnTrackCompleter))]
    public TrackReference?[]? Id { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the track as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        TrackUpdate? update = null;
        var row = RowOf(nameof(Id), Id);
        if (Try(Id, () => update = TrackFields.Of(this, row)) && !IsUnchanged(update!, Id, row))
            Changes.Add(Id, Messages.ChangeTrack(update!.Describe()), (id, stop) => Client.Tracks.UpdateAsync(id, update!, stop));
    }
}

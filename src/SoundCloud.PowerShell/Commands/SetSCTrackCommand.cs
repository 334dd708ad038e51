using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes tracks of yours: title, genre, tags, sharing and more.</summary>
/// <remarks>
/// <para>What is given is set, and the rest stays. An empty text clears a value. The rows of a spreadsheet can be piped: a column named
/// like a parameter is set, and an empty cell leaves the track as it is. Of tracks that are piped only what is typed is set. It is one
/// request for each track, up to -ThrottleLimit of them under way at once.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Rename a track
/// <code>
/// Set-SCTrack 2256221513 -Title 'The Hollow Meridian' -PassThru
/// </code>
/// Its link stays as it was; -Permalink changes that.
/// </example>
/// <example>
/// Fix genres from a spreadsheet
/// <code>
/// Import-Csv genres.csv | Set-SCTrack -PassThru
/// </code>
/// The columns are Id, Genre and Tag.
/// </example>
/// <example>
/// Publish what is still private
/// <code>
/// Get-SCTrack | Where-Object Sharing -EQ private |
///     Set-SCTrack -Sharing Public -WhatIf
/// </code>
/// Names the tracks. Leave -WhatIf out to publish them.
/// </example>
/// <example>
/// Let all tracks of an album be downloaded
/// <code>
/// Get-SCTrack -Playlist 12349310 |
///     Set-SCTrack -Downloadable $true -License cc-by-nc
/// </code>
/// A licence says what others may do with them.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="PublishSCTrackCommand"/>
/// <seealso cref="SetSCStorefrontCommand"/>
/// <seealso cref="RemoveSCTrackCommand"/>
[Cmdlet(VerbsCommon.Set, "SCTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Track))]
public sealed class SetSCTrackCommand : TrackFieldsCommand
{
    /// <summary>
    /// The tracks, yours: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes, or rows of a table that have Id or
    /// Urn.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Track")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Id { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the track as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // A row of a spreadsheet says what to set; a track that comes down the pipeline only says which track it is.
        var update = TrackFields.Of(this, takesRow: Id is not [{ Thing: Track }]);
        if (!update.IsEmpty)
            Changes.Add(Id, Messages.ChangeTrack(update.Describe()), (id, stop) => Client.Tracks.UpdateAsync(id, update, stop));
    }
}

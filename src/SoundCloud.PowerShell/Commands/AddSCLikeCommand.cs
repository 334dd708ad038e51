using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Likes tracks and playlists.</summary>
/// <remarks>
/// <para>Puts tracks or playlists on your list of likes. What you like already stays liked. Each like is one request; up to
/// -ThrottleLimit of them are under way at once.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Like what a search finds
/// <code>
/// Search-SCTrack night -Genre Techno -First 3 | Add-SCLike -PassThru
/// </code>
/// Likes the first three techno tracks of the search and returns them. Without -PassThru nothing is written.
/// </example>
/// <example>
/// Restore likes from a spreadsheet
/// <code>
/// Import-Csv likes.csv | Add-SCLike
/// </code>
/// Likes each track of a table that has a column Urn, Id or Track. A row that is not found is one error; the others are liked all the
/// same.
/// </example>
/// <example>
/// Like an album by its link
/// <code>
/// Add-SCLike -Playlist https://soundcloud.com/demo-dj/sets/first-light-ep
/// </code>
/// A link costs one more request, which looks it up.
/// </example>
/// <example>
/// See what would be liked
/// <code>
/// Get-SCUser nightshift-label | Get-SCTrack | Where-Object Genre -EQ Techno |
///     Add-SCLike -WhatIf
/// </code>
/// Names each track and likes none.
/// </example>
/// <seealso cref="GetSCLikeCommand"/>
/// <seealso cref="RemoveSCLikeCommand"/>
/// <seealso cref="AddSCRepostCommand"/>
/// <seealso cref="SearchSCTrackCommand"/>
[Cmdlet(VerbsCommon.Add, "SCLike", DefaultParameterSetName = OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [OfPlaylist])]
public sealed class AddSCLikeCommand : SessionCommand
{
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. A comment or an item of a feed stands for
    /// its track.
    /// </summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists: numbers, URNs, soundcloud.com links, or objects such as Get-SCPlaylist writes.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>
    /// How many requests may be in flight at once where many things are changed. Output and errors still come in the order of the input.
    /// </summary>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns each of them as it is after the change. That takes one more request for each.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            Changes.Add(Track, Messages.LikeTrack, Client.Likes.AddTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Changes.Add(Playlist, Messages.LikePlaylist, Client.Likes.AddPlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

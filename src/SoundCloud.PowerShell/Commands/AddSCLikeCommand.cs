using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Likes tracks and playlists.</summary>
/// <remarks>
/// <para>Adds tracks or playlists to your likes. It is not an error if you already like an item. Each like is one request, and
/// -ThrottleLimit limits how many are in flight at once.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Like what a search finds
/// <code>
/// Search-SCTrack night -Genre Techno -First 3 | Add-SCLike -PassThru
/// </code>
/// Likes the first three techno tracks that the search finds, and returns them. Without -PassThru, nothing is returned.
/// </example>
/// <example>
/// Restore likes from a spreadsheet
/// <code>
/// Import-Csv likes.csv | Add-SCLike
/// </code>
/// Likes each track in a file that has a column Urn, Id or Track. If a track is not found, you get an error for its row, and the other
/// tracks are still liked.
/// </example>
/// <example>
/// Like an album by its link
/// <code>
/// Add-SCLike -Playlist https://soundcloud.com/demo-dj/sets/first-light-ep
/// </code>
/// A link takes one more request, to look it up.
/// </example>
/// <example>
/// Preview what would be liked
/// <code>
/// Get-SCUser nightshift-label | Get-SCTrack | Where-Object Genre -EQ Techno |
///     Add-SCLike -WhatIf
/// </code>
/// Names each track and likes none of them.
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
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack. For a comment or a feed item, its
    /// track is used.
    /// </summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists: numbers, URNs, soundcloud.com links, or objects such as those from Get-SCPlaylist.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>The maximum number of requests in flight at once. Output and errors keep the order of the input.</summary>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns each item as it is after the change. This takes one more request for each item.</summary>
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

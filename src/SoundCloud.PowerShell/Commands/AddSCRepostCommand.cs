using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Reposts tracks and playlists.</summary>
/// <remarks>
/// <para>Shares tracks or playlists with your followers. It is not an error if you have already reposted an item. Each repost is one
/// request.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Repost a track by its link
/// <code>
/// Add-SCRepost https://soundcloud.com/jowymusic/machine-balcony
/// </code>
/// Returns nothing. With -PassThru, it returns the track.
/// </example>
/// <example>
/// Repost a label's newest tracks
/// <code>
/// Get-SCTrack -User nightshift-label -First 3 | Add-SCRepost -PassThru
/// </code>
/// Reposts the label's three newest tracks and returns them.
/// </example>
/// <example>
/// Repost a playlist
/// <code>
/// Search-SCPlaylist piano -NoTracks -First 1 | Add-SCRepost
/// </code>
/// You can pipe playlists as well as tracks.
/// </example>
/// <seealso cref="GetSCRepostCommand"/>
/// <seealso cref="RemoveSCRepostCommand"/>
/// <seealso cref="AddSCLikeCommand"/>
[Cmdlet(VerbsCommon.Add, "SCRepost", DefaultParameterSetName = OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [OfPlaylist])]
public sealed class AddSCRepostCommand : SessionCommand
{
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <inheritdoc cref="AddSCLikeCommand.Track"/>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.Playlist"/>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <inheritdoc cref="AddSCLikeCommand.PassThru"/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            Changes.Add(Track, Messages.RepostTrack, Client.Reposts.AddTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Changes.Add(Playlist, Messages.RepostPlaylist, Client.Reposts.AddPlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes likes of tracks and playlists back.</summary>
/// <remarks>
/// <para>Takes tracks or playlists from your list of likes. What you do not like is one error, SoundCloud.NotFound; the others are done
/// all the same. Each is one request.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Take a like back
/// <code>
/// Get-SCLike -First 1 | Remove-SCLike -PassThru
/// </code>
/// The like that you gave last.
/// </example>
/// <example>
/// Clean up long mixes
/// <code>
/// Get-SCLike | Where-Object Duration -GT 1:00:00 | Remove-SCLike -WhatIf
/// </code>
/// Names the tracks. Leave -WhatIf out to do it; export them first with Export-Csv, and they can be liked again.
/// </example>
/// <example>
/// Take likes of playlists back
/// <code>
/// Get-SCLike -Kind Playlist | Remove-SCLike
/// </code>
/// A playlist that comes through the pipeline is told from a track.
/// </example>
/// <seealso cref="AddSCLikeCommand"/>
/// <seealso cref="GetSCLikeCommand"/>
/// <seealso cref="RemoveSCRepostCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCLike", DefaultParameterSetName = OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [OfPlaylist])]
public sealed class RemoveSCLikeCommand : SessionCommand
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
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <inheritdoc cref="AddSCLikeCommand.PassThru"/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            Changes.Add(Track, Messages.UnlikeTrack, Client.Likes.RemoveTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Changes.Add(Playlist, Messages.UnlikePlaylist, Client.Likes.RemovePlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

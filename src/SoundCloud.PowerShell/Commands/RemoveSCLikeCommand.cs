using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Removes likes from tracks and playlists.</summary>
/// <remarks>
/// <para>Removes tracks or playlists from your likes. If you do not like an item, you get the error SoundCloud.NotFound for it, and the
/// other items are still processed. Each item is one request.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Remove your last like
/// <code>
/// Get-SCLike -First 1 | Remove-SCLike -PassThru
/// </code>
/// Get-SCLike returns the newest like first.
/// </example>
/// <example>
/// Remove likes of long mixes
/// <code>
/// Get-SCLike | Where-Object Duration -GT 1:00:00 | Remove-SCLike -WhatIf
/// </code>
/// Shows which likes it would remove. Omit -WhatIf to remove them. If you save the list with Export-Csv first, you can restore the likes
/// with Add-SCLike.
/// </example>
/// <example>
/// Remove all likes of playlists
/// <code>
/// Get-SCLike -Kind Playlist | Remove-SCLike
/// </code>
/// You can pipe playlists as well as tracks.
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
            Changes.Add(Track, Messages.UnlikeTrack, Client.Likes.RemoveTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Changes.Add(Playlist, Messages.UnlikePlaylist, Client.Likes.RemovePlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Removes reposts of tracks and playlists.</summary>
/// <remarks>
/// <para>Removes tracks or playlists from your reposts. If you have not reposted an item, you get the error SoundCloud.NotFound for it, and
/// the other items are still processed. Each item is one request. SoundCloud has deprecated the operation for tracks, and the first use in
/// a session shows a warning.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Remove your last repost
/// <code>
/// Get-SCRepost -First 1 | Remove-SCRepost -PassThru
/// </code>
/// Get-SCRepost returns the newest repost first.
/// </example>
/// <example>
/// Remove all reposts of a label's tracks
/// <code>
/// Get-SCRepost | Where-Object { $_.User.Permalink -eq 'nightshift-label' } |
///     Remove-SCRepost -WhatIf
/// </code>
/// Shows which reposts it would remove. Omit -WhatIf to remove them.
/// </example>
/// <seealso cref="AddSCRepostCommand"/>
/// <seealso cref="GetSCRepostCommand"/>
/// <seealso cref="RemoveSCLikeCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCRepost", DefaultParameterSetName = OfTrack, SupportsShouldProcess = true)]
[OutputType(typeof(void))]
[OutputType(typeof(Track), ParameterSetName = [OfTrack])]
[OutputType(typeof(Playlist), ParameterSetName = [OfPlaylist])]
public sealed class RemoveSCRepostCommand : SessionCommand
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
        if (Track?.Any(track => track is not null) == true)
            WarnIfDeprecated(Routes.UnrepostTrack);
        if (ParameterSetName is OfTrack)
            Changes.Add(Track, Messages.UnrepostTrack, Client.Reposts.RemoveTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Changes.Add(Playlist, Messages.UnrepostPlaylist, Client.Reposts.RemovePlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

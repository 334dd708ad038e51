using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes your playlists.</summary>
/// <remarks>
/// <para>Sets only the fields that you give. An empty string clears a field. -Track replaces all tracks and their order; to add or remove
/// single tracks, use Add-SCPlaylistTrack and Remove-SCPlaylistTrack, which are safer. Each playlist is one request.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Turn a playlist into an album
/// <code>
/// Set-SCPlaylist https://soundcloud.com/demo-dj/sets/first-light-ep `
///     -SetType album -LabelName Nightshift -ReleaseDate 2026-05-01 -PassThru
/// </code>
/// Title, tracks and all other fields stay as they are.
/// </example>
/// <example>
/// Sort a playlist by speed
/// <code>
/// $tracks = Get-SCTrack -Playlist 12349310 | Sort-Object Bpm
/// Set-SCPlaylist 12349310 -Track $tracks
/// </code>
/// -Track replaces the tracks of the playlist, in this order.
/// </example>
/// <example>
/// Hide all playlists with a word in the title
/// <code>
/// Get-SCPlaylist -NoTracks | Where-Object Title -Like '*Access*' |
///     Set-SCPlaylist -Sharing Private
/// </code>
/// Only you and those who have the secret link can open a private playlist.
/// </example>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="NewSCPlaylistCommand"/>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="RemoveSCPlaylistCommand"/>
[Cmdlet(VerbsCommon.Set, "SCPlaylist", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class SetSCPlaylistCommand : PlaylistFieldsCommand
{
    /// <summary>Your playlists: numbers, URNs, soundcloud.com links, or objects such as those from Get-SCPlaylist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Id { get; set; }

    /// <summary>The title of the playlist.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the playlist as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PlaylistUpdate? update = null;
        if (Try(Track, () => update = PlaylistFields.Of(this, Title)) && !update!.IsEmpty)
            Changes.Add(Id, Messages.ChangePlaylist(update.Describe()), (id, stop) => Client.Playlists.UpdateAsync(id, update, stop));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes playlists of yours.</summary>
/// <remarks>
/// <para>What is given is set, and the rest stays. -Track replaces the whole list and its order; to add or take out single tracks,
/// Add-SCPlaylistTrack and Remove-SCPlaylistTrack are safer. An empty text clears a value. It is one request for each playlist.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Turn a playlist into an album
/// <code>
/// Set-SCPlaylist https://soundcloud.com/demo-dj/sets/first-light-ep `
///     -SetType album -LabelName Nightshift -ReleaseDate 2026-05-01 -PassThru
/// </code>
/// Title, tracks and all else stay as they are.
/// </example>
/// <example>
/// Sort a playlist by speed
/// <code>
/// $tracks = Get-SCTrack -Playlist 12349310 | Sort-Object Bpm
/// Set-SCPlaylist 12349310 -Track $tracks
/// </code>
/// -Track is the new list, in this order.
/// </example>
/// <example>
/// Hide all playlists of a kind
/// <code>
/// Get-SCPlaylist -NoTracks | Where-Object Title -Like '*Access*' |
///     Set-SCPlaylist -Sharing Private
/// </code>
/// Private: you and whoever has the secret link.
/// </example>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="NewSCPlaylistCommand"/>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="RemoveSCPlaylistCommand"/>
[Cmdlet(VerbsCommon.Set, "SCPlaylist", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class SetSCPlaylistCommand : PlaylistFieldsCommand
{
    /// <summary>The playlists, yours: numbers, URNs, soundcloud.com links, or objects such as Get-SCPlaylist writes.</summary>
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

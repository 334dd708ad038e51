using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Makes a playlist or album of yours.</summary>
/// <remarks>
/// <para>Makes a playlist and returns it. With -SetType album and a release date it is an album. It can be filled at once with -Track,
/// or later with Add-SCPlaylistTrack. It is one request, and one more for each track that is given as a link.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Make a private playlist of your last likes
/// <code>
/// New-SCPlaylist 'Warm-up' -Sharing Private -Track (Get-SCLike -First 10)
/// </code>
/// At most 500 tracks.
/// </example>
/// <example>
/// Make an album
/// <code>
/// New-SCPlaylist 'Night Drive EP' -SetType album `
///     -Track 2256221513, 2168800381 -LabelName Nightshift `
///     -Release NS66 -ReleaseDate 2026-05-01
/// </code>
/// The tracks stand in the order given.
/// </example>
/// <example>
/// Make a playlist for each genre
/// <code>
/// Get-SCLike -First 50 | Group-Object Genre | Where-Object Count -GE 5 |
///     ForEach-Object { New-SCPlaylist "Liked $($_.Name)" -Track $_.Group }
/// </code>
/// One request for each playlist.
/// </example>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="RemoveSCPlaylistCommand"/>
[Cmdlet(VerbsCommon.New, "SCPlaylist", SupportsShouldProcess = true)]
[OutputType(typeof(Playlist))]
public sealed class NewSCPlaylistCommand : PlaylistFieldsCommand
{
    /// <summary>The title of the playlist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Title { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ShouldProcess(Title, Messages.MakePlaylist))
            Try(Title, () => WriteThing(Await(Client.Playlists.CreateAsync(PlaylistFields.Of(this, Title), PipelineStopToken))));
    }
}

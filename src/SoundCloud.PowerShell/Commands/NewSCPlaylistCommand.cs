using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Creates a playlist or album.</summary>
/// <remarks>
/// <para>Creates a playlist and returns it. Use -SetType album and a release date to create an album. Add tracks now with -Track, or later
/// with Add-SCPlaylistTrack. The playlist is one request, and each track that you give as a link is another one.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Create a private playlist of your last likes
/// <code>
/// New-SCPlaylist 'Warm-up' -Sharing Private -Track (Get-SCLike -First 10)
/// </code>
/// A playlist can have at most 500 tracks.
/// </example>
/// <example>
/// Create an album
/// <code>
/// New-SCPlaylist 'Night Drive EP' -SetType album `
///     -Track 2256221513, 2168800381 -LabelName Nightshift `
///     -Release NS66 -ReleaseDate 2026-05-01
/// </code>
/// The tracks keep the order in which you give them.
/// </example>
/// <example>
/// Create a playlist for each genre
/// <code>
/// Get-SCLike -First 50 | Group-Object Genre | Where-Object Count -GE 5 |
///     ForEach-Object { New-SCPlaylist "Liked $($_.Name)" -Track $_.Group }
/// </code>
/// Sends one request for each playlist.
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

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Creates a playlist or album.</summary>
/// <remarks>
/// <para>Creates a playlist and returns it. Use -SetType album and a release date to create an album. Add tracks now with -Track or
/// through the pipeline, or later with Add-SCPlaylistTrack. All tracks from a pipeline make one playlist. If one of the tracks does not exist,
/// it is an error and no playlist is created. The playlist is one request, and each track that you give as a link is another one.</para>
/// <para>A playlist can have at most 500 tracks. With -Split, more of them make several playlists: "Title 1", "Title 2" and so on.</para>
/// <para>Requires a signed-in user. With -WhatIf, nothing is sent.</para>
/// </remarks>
/// <example>
/// Create a private playlist of your last likes
/// <code>
/// Get-SCLike -First 10 | New-SCPlaylist 'Warm-up' -Sharing Private -Unique
/// </code>
/// The tracks keep the order of the pipeline.
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
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string Title { get; set; } = "";

    /// <summary>
    /// All of its tracks, in order, at most 500: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. All tracks
    /// from a pipeline make one playlist.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>Creates several playlists from more than 500 tracks: "Title 1", "Title 2" and so on.</summary>
    [Parameter]
    public SwitchParameter Split { get; set; }

    private PlaylistTracks? _tracks;

    private bool HasTracks => MyInvocation.ExpectingInput || Typed.Contains(nameof(Track));

    /// <inheritdoc/>
    protected override void ProcessRecord() => (_tracks ??= new(this, Unique)).Add(Track);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // A pipeline that brings no track makes nothing.
        if (_tracks is not { } tracks || (MyInvocation.ExpectingInput && tracks.Count == 0))
            return;
        if (!tracks.IsValid(Title, Split ? int.MaxValue : PlaylistUpdate.MaximumTracks))
            return;
        var parts = Math.Max(1, (tracks.Count + PlaylistUpdate.MaximumTracks - 1) / PlaylistUpdate.MaximumTracks);
        for (var part = 0; part < parts; part++)
            Make(tracks, parts == 1 ? Title : $"{Title} {part + 1}", part * PlaylistUpdate.MaximumTracks);
    }

    private void Make(PlaylistTracks tracks, string title, int from)
    {
        var count = Math.Min(tracks.Count - from, PlaylistUpdate.MaximumTracks);
        if (!ShouldProcess(title, count > 0 ? Messages.MakePlaylistOf(count) : Messages.MakePlaylist)
            || !Try(Title, Client.Playlists.RequireCreate) || !tracks.Resolve())
        {
            return;
        }
        var ids = HasTracks ? tracks.Ids.Skip(from).Take(PlaylistUpdate.MaximumTracks) : null;
        if (tracks.Write(Title, () => Client.Playlists.CreateAsync(PlaylistFields.Of(this, title, tracks: ids), PipelineStopToken)) is { } made)
            WriteThing(made);
    }
}

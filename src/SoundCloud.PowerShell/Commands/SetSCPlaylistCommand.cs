using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes your playlists.</summary>
/// <remarks>
/// <para>Sets only the fields that you give. An empty string clears a field. -Track, or tracks from the pipeline together with
/// -Id, replace all tracks and their order. If one of them does not exist, it is an error and nothing is written. To add or remove single
/// tracks, use Add-SCPlaylistTrack and Remove-SCPlaylistTrack, which are safer. Each playlist is one request.</para>
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
/// $tracks | Set-SCPlaylist 12349310
/// </code>
/// The tracks of a pipeline replace those of the playlist, in this order.
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
[Cmdlet(VerbsCommon.Set, "SCPlaylist", DefaultParameterSetName = ById, SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class SetSCPlaylistCommand : PlaylistFieldsCommand
{
    private const string ById = "Id";
    private const string OfPipedTracks = "Track";

    /// <summary>Your playlists: numbers, URNs, soundcloud.com links, or objects such as those from Get-SCPlaylist.</summary>
    [Parameter(ParameterSetName = ById, Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Parameter(ParameterSetName = OfPipedTracks, Mandatory = true, Position = 0)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Id { get; set; }

    /// <summary>The title of the playlist.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Title { get; set; }

    /// <summary>
    /// All of its tracks, in order, at most 500: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. With -Id, tracks
    /// can also come through the pipeline, and all of them are the new list.
    /// </summary>
    [Parameter(ParameterSetName = ById)]
    [Parameter(ParameterSetName = OfPipedTracks, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the playlist as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    private PlaylistTracks? _tracks;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        PlaylistUpdate? update = null;
        if (ParameterSetName is OfPipedTracks)
            (_tracks ??= new(this, Unique)).Add(Track);
        else if (Typed.Contains(nameof(Track)))
            Write(_tracks ??= new PlaylistTracks(this, Unique).Add(Track));
        else if (Try(Id, () => update = PlaylistFields.Of(this, Title)) && !update!.IsEmpty)
            Changes.Add(Id, Messages.ChangePlaylist(update.Describe()), (id, stop) => Client.Playlists.UpdateAsync(id, update, stop));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (ParameterSetName is OfPipedTracks && _tracks is { Count: > 0 } tracks)
            Write(tracks);
    }

    private void Write(PlaylistTracks tracks)
    {
        foreach (var playlist in Id?.OfType<PlaylistReference>() ?? [])
        {
            SoundCloudId id = default;
            PlaylistUpdate? update = null;
            if (!tracks.IsValid(playlist.Input, PlaylistUpdate.MaximumTracks)
                || !Try(playlist.Input, () => (id, update) = (playlist.ToId(), PlaylistFields.Of(this, Title, tracks.Ids)))
                || !ShouldProcess(playlist.Description, Messages.ChangePlaylist(update!.Describe()))
                || !Try(playlist.Input, Client.Playlists.RequireEdit) || !tracks.Resolve())
            {
                continue;
            }
            update.Tracks = tracks.Ids;
            if (tracks.Write(playlist.Input, () => Client.Playlists.UpdateAsync(id, update, PipelineStopToken)) is { } changed && PassThru)
                WriteThing(changed);
        }
    }
}

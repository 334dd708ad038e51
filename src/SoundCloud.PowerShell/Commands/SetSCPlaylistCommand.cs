using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Changes your playlists.</summary>
/// <remarks>
/// <para>Sets only the fields that you give. An empty string clears a field. -Track, or tracks from the pipeline together with
/// -Id, replace all tracks and their order. If one of them does not exist, it is an error and nothing is written. To add or remove single
/// tracks, use Add-SCPlaylistTrack and Remove-SCPlaylistTrack, which are safer. Each playlist is one request.</para>
/// <para>A playlist can have at most 500 tracks. With -Split, more of them are spread over several playlists, which are looked up by their
/// titles among yours: this takes one more request, and one for each 200 of your playlists.</para>
/// <para>You can pipe the rows of a CSV file: columns with the names of parameters set these fields, and empty cells change nothing. If you
/// pipe playlists, only the parameters that you type are set. A script block, such as -Title { $_.Title.Trim() }, is evaluated for each
/// playlist. If there is nothing to set, a warning says so.</para>
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
[Cmdlet(VerbsCommon.Set, "SCPlaylist", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class SetSCPlaylistCommand : PlaylistRowCommand
{
    private PlaylistTracks? _tracks;

    /// <summary>Your playlists: numbers, URNs, soundcloud.com links, or objects such as those from Get-SCPlaylist.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [Alias("Urn", "Playlist")]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Id { get; set; }

    /// <summary>The title of the playlist.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public string? Title { get; set; }

    /// <summary>
    /// All of its tracks, in order, at most 500: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. With -Id, tracks
    /// can also come through the pipeline, and all of them are the new list.
    /// </summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>
    /// Spreads more than 500 tracks over several playlists: the playlist gets the first 500, and "Title 2", "Title 3" and so on get the
    /// others. Playlists of yours that have these titles are used, and the others are created. With -Title, the first one is called "Title 1".
    /// </summary>
    [Parameter]
    public SwitchParameter Split { get; set; }

    /// <inheritdoc cref="AddSCLikeCommand.ThrottleLimit"/>
    [Parameter]
    [ValidateRange(1, Changes.MostInFlight)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int ThrottleLimit { get; set; } = Changes.InFlight;

    /// <summary>Returns the playlist as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private Changes Changes => Pending(() => new Changes(this, ThrottleLimit, PassThru));

    // The input is a playlist only where no playlist was typed.
    private bool TakesPipedTracks => MyInvocation.ExpectingInput && Typed.Contains(nameof(Id)) && !Typed.Contains(nameof(Track));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        // All tracks make one list, so no parameter has a value for each of them.
        if (TakesPipedTracks && Typed.FirstOrDefault(IsEvaluated) is { } parameter)
            TryOrEnd(() => throw new InvalidRequestException(Messages.ScriptBlockOfTracks(parameter)));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (TakesPipedTracks)
            (_tracks ??= new(this, Unique)).Add(Track);
        else if (Typed.Contains(nameof(Track)))
            Write(_tracks ??= new PlaylistTracks(this, Unique).Add(Track));
        else
            Change(RowOf(nameof(Id), Id));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        base.EndProcessing();
        if (TakesPipedTracks && _tracks is { Count: > 0 } tracks)
            Write(tracks);
    }

    private void Change(object? row)
    {
        PlaylistUpdate? update = null;
        if (Try(Id, () => update = PlaylistFields.Of(this, TitleOf(row), row)) && !IsUnchanged(update!, Id, row))
            Changes.Add(Id, Messages.ChangePlaylist(update!.Describe()), (id, stop) => Client.Playlists.UpdateAsync(id, update!, stop));
    }

    private string? TitleOf(object? row) => Row.TextOf(this, row, nameof(Title), Title) is not "" and var title
        ? title
        : throw new InvalidRequestException(Messages.TitleEmpty);

    private void Write(PlaylistTracks tracks)
    {
        // The tracks from the pipeline have titles too.
        var parts = new PlaylistParts(this, tracks, Row.TextOf(this, null, nameof(Title), Title), PassThru);
        foreach (var playlist in Id?.OfType<PlaylistReference>() ?? [])
        {
            SoundCloudId id = default;
            PlaylistUpdate? update = null;
            if (!tracks.IsValid(playlist.Input, Split ? int.MaxValue : PlaylistUpdate.MaximumTracks)
                || !Try(playlist.Input, () => (id, update) = (playlist.ToId(), PlaylistFields.Of(this, TitleOf(null), tracks: tracks.Ids.Take(PlaylistUpdate.MaximumTracks))))
                || !ShouldProcess(playlist.Description, parts.Count > 1 ? Messages.SplitPlaylist(update!.Describe(), parts.Count) : Messages.ChangePlaylist(update!.Describe()))
                || !Try(playlist.Input, Client.Playlists.RequireEdit) || !tracks.Resolve())
            {
                continue;
            }
            if (parts.Count > 1)
            {
                parts.Write(playlist, id);
                continue;
            }
            update.Tracks = tracks.Ids;
            if (tracks.Write(playlist.Input, () => Client.Playlists.UpdateAsync(id, update, PipelineStopToken)) is { } changed && PassThru)
                WriteThing(changed);
        }
    }
}

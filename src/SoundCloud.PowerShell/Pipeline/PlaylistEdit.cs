namespace SoundCloud.PowerShell;

/// <summary>Edits a playlist's list of tracks: all tracks from the pipeline in one change.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="playlist">The playlist.</param>
/// <param name="action">The action that -WhatIf and -Confirm show.</param>
/// <param name="edit">Makes the new list from the current list and the given tracks.</param>
internal sealed class PlaylistEdit(
    SessionCommand command,
    PlaylistReference playlist,
    string action,
    Func<IReadOnlyList<SoundCloudId>, IReadOnlyList<SoundCloudId>, IReadOnlyList<SoundCloudId>> edit) : IPending
{
    private readonly List<TrackReference> _tracks = [];
    private IReadOnlyList<SoundCloudId> _before = [];

    /// <summary>The secret token of the playlist: the last part of its share link.</summary>
    public string? SecretToken { get; init; }

    /// <summary>Whether the list is written even if tracks that you cannot see are removed from it.</summary>
    public bool Force { get; init; }

    /// <summary>Whether the changed playlist is returned.</summary>
    public bool PassThru { get; init; }

    /// <summary>Whether the edit uses places in the list and takes no tracks.</summary>
    public bool IsByPlace { get; init; }

    /// <summary>Whether a track that is not in the playlist is an error.</summary>
    public bool RequiresHeld { get; init; }

    /// <summary>Called after the edit, for messages about it.</summary>
    public Action? Report { get; init; }

    /// <summary>Refuses places that the list does not have.</summary>
    public static void RequirePlaces(IReadOnlyList<SoundCloudId> tracks, int[] places)
    {
        if (places.Length > 0 && places.Max() >= tracks.Count)
            throw new InvalidRequestException(Messages.PlaceBeyondEnd(places.Max(), tracks.Count));
    }

    public void Add(IEnumerable<TrackReference?>? tracks) => _tracks.AddRange(tracks?.OfType<TrackReference>() ?? []);

    public void Finish()
    {
        if (_tracks.Count == 0 && !IsByPlace)
            return;
        SoundCloudId id = default;
        if (!command.Try(playlist.Input, () => id = playlist.ToId()))
            return;
        var parsed = _tracks.Where(track => command.Try(track.Input, () => track.ToId())).ToList();
        if ((parsed.Count == 0 && !IsByPlace) || !command.ShouldProcess(playlist.Description, action) || !command.Try(playlist.Input, command.Client.Playlists.RequireEdit))
            return;
        // Links are looked up only after the edit was confirmed and allowed.
        var given = new List<(TrackReference Track, SoundCloudId Id)>();
        foreach (var track in parsed)
            command.Try(track.Input, () => given.Add((track, command.Await(command.Client.Resolve.GetIdAsync(track.ToId(), ResourceKind.Track, command.PipelineStopToken)))));
        if (given.Count > 0 || IsByPlace)
            command.Try(playlist.Input, () => Send(id, given));
    }

    public ValueTask DisposeAsync() => default;

    private void Send(SoundCloudId id, List<(TrackReference Track, SoundCloudId Id)> given)
    {
        try
        {
            Write(id, given);
        }
        catch (SoundCloudApiException e) when (e.IsNotFound && e.Method is "PUT")
        {
            // One missing track fails the whole edit. So each missing track gets an error, and the edit is repeated without them.
            var missing = command.Await(MissingTracks.FindAsync(command, given.ConvertAll(static one => one.Id)));
            if (missing.Count == 0)
                throw;
            foreach (var (track, asked) in given)
            {
                if (missing.TryGetValue(asked, out var error))
                    command.WriteError(command.ErrorOf(error, track.Input));
            }
            given = given.FindAll(one => !missing.ContainsKey(one.Id));
            if (given.Count > 0)
                Write(id, given);
        }
    }

    private void Write(SoundCloudId id, List<(TrackReference Track, SoundCloudId Id)> given)
    {
        var ids = given.ConvertAll(one => one.Id);
        var stop = command.PipelineStopToken;
        var changed = command.Await(command.Client.Playlists.EditTracksAsync(id, Edit, SecretToken, Force, stop));
        foreach (var (track, _) in given.Where(one => RequiresHeld && !_before.Contains(one.Id)))
            command.WriteError(ErrorRecords.NotInPlaylist(track, playlist));
        Report?.Invoke();
        if (PassThru)
            command.WriteThing(changed ?? command.Await(command.Client.Playlists.GetAsync(id, SecretToken, cancellationToken: stop)));

        IReadOnlyList<SoundCloudId> Edit(IReadOnlyList<SoundCloudId> before) => edit(_before = before, ids);
    }
}

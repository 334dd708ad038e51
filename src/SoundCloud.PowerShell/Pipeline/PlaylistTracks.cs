namespace SoundCloud.PowerShell;

/// <summary>The tracks that a playlist is made of, from -Track or a whole pipeline. Either all of them are written, or each bad one is an error and nothing is.</summary>
internal sealed class PlaylistTracks(SessionCommand command, bool isUnique)
{
    private readonly List<(TrackReference Track, SoundCloudId Id)> _tracks = [];
    private bool _isRefused;
    private bool _isResolved;

    /// <summary>How many there are.</summary>
    public int Count => _tracks.Count;

    /// <summary>The ids in order.</summary>
    public IReadOnlyList<SoundCloudId> Ids => _tracks.ConvertAll(static one => one.Id);

    public PlaylistTracks Add(IEnumerable<TrackReference?>? tracks)
    {
        foreach (var track in tracks?.OfType<TrackReference>() ?? [])
        {
            if (!command.Try(track.Input, () => _tracks.Add((track, track.ToId()))))
                _isRefused = true;
        }
        RemoveRepeated();
        return this;
    }

    /// <summary>Whether all of them are tracks, and no more than fit.</summary>
    public bool IsValid(object target, int maximum) =>
        !_isRefused && command.Try(target, () =>
        {
            if (Count > maximum)
                throw new InvalidRequestException(Messages.TooManyTracks(maximum, Count));
        });

    /// <summary>Looks up those that were given as links. False where one leads to no track.</summary>
    public bool Resolve()
    {
        if (_isResolved)
            return !_isRefused;
        _isResolved = true;
        for (var i = 0; i < _tracks.Count; i++)
        {
            var (track, id) = _tracks[i];
            if (id.Link is not null && !command.Try(track.Input, () => id = command.Await(command.Client.Resolve.GetIdAsync(id, ResourceKind.Track, command.PipelineStopToken))))
                _isRefused = true;
            _tracks[i] = (track, id);
        }
        RemoveRepeated();
        return !_isRefused;
    }

    /// <summary>Writes them; where the service does not find something, each track that is missing is an error.</summary>
    public Playlist? Write(object target, Func<Task<Playlist>> write)
    {
        Playlist? written = null;
        command.Try(target, () =>
        {
            try
            {
                written = command.Await(write());
            }
            catch (SoundCloudApiException e) when (e.IsNotFound && Count > 0 && e.Method is "PUT" or "POST")
            {
                var missing = command.Await(MissingTracks.FindAsync(command, _tracks.ConvertAll(static one => one.Id)));
                if (missing.Count == 0)
                    throw;
                foreach (var (track, id) in _tracks)
                {
                    if (missing.TryGetValue(id, out var error))
                        command.WriteError(command.ErrorOf(error, track.Input));
                }
            }
        });
        return written;
    }

    private void RemoveRepeated()
    {
        var seen = new HashSet<SoundCloudId>();
        if (isUnique)
            _tracks.RemoveAll(one => !seen.Add(one.Id));
    }
}

namespace SoundCloud.PowerShell;

/// <summary>Makes a playlist equal to a list of tracks, with one write or none. Tracks that it hides are never dropped.</summary>
/// <param name="command">The cmdlet.</param>
/// <param name="target">The playlist.</param>
internal sealed class PlaylistSync(SessionCommand command, PlaylistReference target) : IPending
{
    private const int ShownTitles = 5;

    private readonly List<TrackSource> _sources = [];
    private readonly List<(ResourceReference From, SoundCloudId Id, string Name)> _tracks = [];

    /// <summary>Whether each track is taken once, at its first place.</summary>
    public bool Unique { get; init; }

    /// <summary>Whether the playlist is returned.</summary>
    public bool PassThru { get; init; }

    public void Add(IEnumerable<TrackSource?>? sources) => _sources.AddRange(sources?.OfType<TrackSource>() ?? []);

    public void Finish()
    {
        SoundCloudId to = default;
        // What cannot be read would be removed from the playlist, so one bad source ends it.
        if (_sources.Count > 0 && command.Try(target.Input, () => to = IdOfTarget()) && _sources.ConvertAll(Read).TrueForAll(static isRead => isRead))
            command.Try(target.Input, () => Run(to));
    }

    public ValueTask DisposeAsync() => default;

    /// <summary>
    /// The new list: the wanted tracks in their order, and after the track that they follow now, those that are blocked and not wanted. Lists
    /// leave blocked tracks out, so their absence does not mean that they have to go.
    /// </summary>
    internal static IReadOnlyList<SoundCloudId> NewList(IReadOnlyList<(SoundCloudId Id, bool IsHidden)> current, IReadOnlyList<SoundCloudId> wanted)
    {
        var after = new List<SoundCloudId>(wanted);
        var known = wanted.ToHashSet();
        var places = new Dictionary<SoundCloudId, int>();
        var (last, nth) = (default(SoundCloudId), 0);
        foreach (var (id, isHidden) in current)
        {
            if (isHidden && !wanted.Contains(id))
            {
                after.Insert(nth == 0 ? 0 : PlaceOf(after, last, nth) + 1, id);
                known.Add(id);
            }
            if (known.Contains(id))
                (last, nth) = (id, places[id] = places.GetValueOrDefault(id) + 1);
        }
        return after;
    }

    // The place of its nth occurrence, or of its last one if there are fewer.
    private static int PlaceOf(List<SoundCloudId> tracks, SoundCloudId id, int nth)
    {
        var place = -1;
        for (var next = tracks.IndexOf(id); next >= 0 && nth > 0; next = tracks.IndexOf(id, next + 1), nth--)
            place = next;
        return place;
    }

    private SoundCloudId IdOfTarget()
    {
        command.Client.Playlists.RequireEdit();
        return target.ToId(null);
    }

    private bool Read(TrackSource source) => command.Try(source.Reference.Input, () =>
    {
        var reference = source.Reference;
        var id = reference.ToId(null);
        var stop = command.PipelineStopToken;
        if (reference is TrackReference)
        {
            _tracks.Add((reference, command.Await(command.Client.Resolve.GetIdAsync(id, ResourceKind.Track, stop)), (reference.Thing as Track)?.Title ?? reference.ToString()));
            return;
        }
        var held = command.Await(command.Client.Playlists.ReadHeldAsync(id, stop));
        if (held.Hidden > 0)
            command.WriteWarning(held.Hidden == 1 ? Messages.SourceHidesTrack(Named(reference, held)) : Messages.SourceHidesTracks(Named(reference, held), held.Hidden));
        _tracks.AddRange(held.Seen.Select((track, i) => (reference, held.Ids[i], track.Title ?? held.Ids[i].ToString())));
    });

    private void Run(SoundCloudId to)
    {
        using var turn = command.Await(command.Client.Playlists.BeginEditAsync(to, command.PipelineStopToken));
        var written = turn.Before.Playlist;
        try
        {
            if (Plan(turn.Before) is { } tracks && IsConfirmed(turn, tracks))
                written = Write(turn, tracks);
        }
        catch (SoundCloudApiException e) when (e.IsNotFound && e.Method is "PUT")
        {
            // One missing track fails the whole write. So each missing track gets an error, and the playlist is made equal to the others.
            var missing = command.Await(MissingTracks.FindAsync(command, _tracks.ConvertAll(static one => one.Id)));
            if (missing.Count == 0)
                throw;
            foreach (var (id, error) in missing)
                command.WriteError(command.ErrorOf(error, _tracks.Find(one => one.Id == id).From.Input));
            _tracks.RemoveAll(one => missing.ContainsKey(one.Id));
            if (_tracks.Count > 0 && Plan(turn.Before) is { } others)
                written = Write(turn, others);
        }
        if (PassThru && written is not null)
            command.WriteThing(written);
    }

    /// <summary>The list to write; null if the playlist holds it already.</summary>
    private IReadOnlyList<SoundCloudId>? Plan(HeldTracks before)
    {
        var wanted = _tracks.Select(static one => one.Id);
        var after = NewList([.. before.Ids.Select((id, i) => (id, before.Seen[i].Access is "blocked"))], [.. Unique ? wanted.Distinct() : wanted]);
        if (after.SequenceEqual(before.Ids))
            return null;
        if (after.Count > PlaylistUpdate.MaximumTracks)
            throw new InvalidRequestException(Messages.TooManyTracks(PlaylistUpdate.MaximumTracks, after.Count));
        return after;
    }

    private bool IsConfirmed(TracksTurn turn, IReadOnlyList<SoundCloudId> after)
    {
        turn.RequireSeen();
        var names = _tracks.Concat(turn.Before.Ids.Select((id, i) => ((ResourceReference)target, id, turn.Before.Seen[i].Title ?? id.ToString())))
            .GroupBy(static one => one.Item2).ToDictionary(static one => one.Key, static one => one.First().Item3);
        var (stay, come) = Compared(after, turn.Before.Ids);
        var (stayed, go) = Compared(turn.Before.Ids, after);
        string[] changes =
        [
            .. come.Count == 0 ? [] : new[] { Messages.TracksCome(come.Count, Titles(come)) },
            .. go.Count == 0 ? [] : new[] { Messages.TracksGo(go.Count, Titles(go)) },
            .. stay.SequenceEqual(stayed) ? [] : new[] { Messages.OrderChanges },
        ];
        return command.ShouldProcess(Named(target, turn.Before), Messages.MakeEqual(string.Join("; ", changes)));

        string Titles(List<SoundCloudId> ids) => string.Join(", ", ids.Select(id => names[id]).Take(ShownTitles)) + (ids.Count > ShownTitles ? " …" : "");
    }

    private static string Named(ResourceReference playlist, HeldTracks held) => $"{held.Playlist.Title} ({playlist})";

    // Which of these the others have too, and which not. What is there twice has to be there twice.
    private static (List<SoundCloudId> Both, List<SoundCloudId> Only) Compared(IEnumerable<SoundCloudId> these, IEnumerable<SoundCloudId> others)
    {
        var left = others.GroupBy(static id => id).ToDictionary(static group => group.Key, static group => group.Count());
        var (both, only) = (new List<SoundCloudId>(), new List<SoundCloudId>());
        foreach (var id in these)
        {
            var count = left.GetValueOrDefault(id);
            left[id] = count - 1;
            (count > 0 ? both : only).Add(id);
        }
        return (both, only);
    }

    private Playlist Write(TracksTurn turn, IReadOnlyList<SoundCloudId> tracks) =>
        command.Await(turn.WriteAsync(tracks, dropsHidden: false, command.PipelineStopToken));
}

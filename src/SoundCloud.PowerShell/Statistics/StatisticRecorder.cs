namespace SoundCloud.PowerShell;

/// <summary>Reads the figures of tracks and appends them to a file. All rows of one command have one time.</summary>
internal sealed class StatisticRecorder : IPending
{
    // So many rows are some ten kilobytes.
    private const int RowsAtOnce = 1000;

    private readonly SessionCommand _command;
    private readonly string _path;
    private readonly TimeProvider _time = TimeProvider.System;
    private readonly IdReader<Track> _ids;
    private readonly List<StatisticRow> _rows = [];
    private DateTimeOffset? _now;

    public StatisticRecorder(SessionCommand command, string path)
    {
        _command = command;
        _path = path;
        _ids = new(command, command.Client.Tracks.Batches(), Record);
    }

    /// <summary>Records these tracks, in their order.</summary>
    public void Add(IEnumerable<ResourceReference> tracks) => _ids.Add(tracks);

    /// <summary>Records all tracks that the signed-in user has uploaded.</summary>
    public void AddOwn() => _command.Try(null, () => _command.WithProgress(() =>
    {
        var tracks = _command.Client.Users.Tracks(SoundCloudId.Me).ItemsOf(_command.PipelineStopToken);
        try
        {
            while (_command.Await(tracks.MoveNextAsync()))
            {
                Record(tracks.Current);
                _command.CountRead(1);
            }
        }
        finally
        {
            // Cancels the page that is read ahead and waits for it, so that nothing is sent after this method returns.
            tracks.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }
    }));

    public void Finish()
    {
        _ids.Finish();
        Append();
    }

    public ValueTask DisposeAsync() => _ids.DisposeAsync();

    private void Record(Track track)
    {
        _command.Connected.Recent.Add(track);
        _rows.Add(new(_now ??= _time.GetUtcNow(), track.Urn ?? "", track.Title ?? "", Figures.Of(track)));
        if (_rows.Count == RowsAtOnce)
            Append();
    }

    private void Append()
    {
        if (_rows.Count == 0)
            return;
        _command.Try(_path, () =>
        {
            if (_command.Await(StatisticFile.AppendAsync(_path, _rows, _time, _command.PipelineStopToken)) is { } torn)
                _command.WriteWarning(Printable.Line(Messages.TornRowRemoved(_path, torn)));
        });
        _rows.Clear();
    }
}

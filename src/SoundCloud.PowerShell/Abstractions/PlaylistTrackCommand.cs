using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that edits the list of a playlist's tracks: all tracks of the pipeline in one edit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PlaylistTrackCommand : SessionCommand
{
    private readonly List<TrackReference> _tracks = [];

    /// <summary>The playlist, one of yours: its number, URN, soundcloud.com link or an object.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference? Playlist { get; set; }

    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. All that a pipeline brings become one
    /// change.
    /// </summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The last part of the playlist's private share link (s-…), where it is needed to see it.</summary>
    [Parameter]
    public string? SecretToken { get; set; }

    /// <summary>Writes the list even where it holds private tracks of others that you cannot see. Those fall out of it.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Returns the playlist as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected abstract string Action { get; }

    private protected abstract IReadOnlyList<SoundCloudId> Edit(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given);

    /// <inheritdoc/>
    protected override void ProcessRecord() => _tracks.AddRange(Track?.OfType<TrackReference>() ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_tracks.Count == 0)
            return;
        SoundCloudId playlist = default;
        if (!Try(Playlist!.Input, () => playlist = Playlist.ToId()))
            return;
        var parsed = _tracks.Where(track => Try(track.Input, () => track.ToId())).ToList();
        if (parsed.Count == 0 || !ShouldProcess(Playlist.Description, Action) || !Try(Playlist.Input, Client.Playlists.RequireEdit))
            return;
        // Links are looked up when it is sure that the edit may be sent.
        var given = new List<(TrackReference Track, SoundCloudId Id)>();
        foreach (var track in parsed)
            Try(track.Input, () => given.Add((track, Await(Client.Resolve.GetIdAsync(track.ToId(), ResourceKind.Track, PipelineStopToken)))));
        if (given.Count > 0)
            Try(Playlist.Input, () => Edit(playlist, given));
    }

    private void Edit(SoundCloudId playlist, List<(TrackReference Track, SoundCloudId Id)> given)
    {
        try
        {
            Write(playlist, given);
        }
        catch (SoundCloudApiException e) when (e.IsNotFound && e.Method is "PUT")
        {
            // One track that is gone fails the whole edit: those are told one by one, and the others are written without them.
            var missing = Await(FindMissingAsync(given));
            if (missing.Count == 0)
                throw;
            foreach (var (track, error) in missing)
                WriteError(ErrorOf(error, track.Input));
            given = given.FindAll(one => !missing.ContainsKey(one.Track));
            if (given.Count > 0)
                Write(playlist, given);
        }
    }

    private async Task<Dictionary<TrackReference, SoundCloudException>> FindMissingAsync(List<(TrackReference Track, SoundCloudId Id)> given)
    {
        var missing = new Dictionary<TrackReference, SoundCloudException>();
        var next = 0;
        await foreach (var read in Client.Tracks.GetManyAsync(given.Select(one => one.Id), PipelineStopToken).ConfigureAwait(false))
        {
            var (track, _) = given[next++];
            if (read.Error is SoundCloudApiException { IsNotFound: true } error)
                missing[track] = error;
        }
        return missing;
    }

    private void Write(SoundCloudId playlist, List<(TrackReference Track, SoundCloudId Id)> given)
    {
        var ids = given.ConvertAll(one => one.Id);
        var changed = Await(Client.Playlists.EditTracksAsync(playlist, tracks => Edit(tracks, ids), SecretToken, Force, PipelineStopToken));
        if (PassThru)
            WriteThing(changed ?? Await(Client.Playlists.GetAsync(playlist, SecretToken, cancellationToken: PipelineStopToken)));
    }
}

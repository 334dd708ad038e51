namespace SoundCloud.PowerShell;

/// <summary>Finds out which tracks a refused write of a playlist was refused for: the service does not say.</summary>
internal static class MissingTracks
{
    public static async Task<Dictionary<TrackReference, SoundCloudException>> FindAsync(
        SessionCommand command, IReadOnlyList<(TrackReference Track, SoundCloudId Id)> given)
    {
        var missing = new Dictionary<TrackReference, SoundCloudException>();
        var next = 0;
        await foreach (var read in command.Client.Tracks.GetManyAsync(given.Select(one => one.Id), command.PipelineStopToken).ConfigureAwait(false))
        {
            var (track, _) = given[next++];
            if (read.Error is SoundCloudApiException { IsNotFound: true } error)
                missing[track] = error;
        }
        return missing;
    }
}

namespace SoundCloud.PowerShell;

/// <summary>Finds out which tracks a refused write of a playlist was refused for: the service does not say.</summary>
internal static class MissingTracks
{
    public static async Task<Dictionary<SoundCloudId, SoundCloudException>> FindAsync(SessionCommand command, IReadOnlyList<SoundCloudId> given)
    {
        var missing = new Dictionary<SoundCloudId, SoundCloudException>();
        var next = 0;
        await foreach (var read in command.Client.Tracks.GetManyAsync(given, command.PipelineStopToken).ConfigureAwait(false))
        {
            var id = given[next++];
            if (read.Error is SoundCloudApiException { IsNotFound: true } error)
                missing[id] = error;
        }
        return missing;
    }
}

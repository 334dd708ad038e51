namespace SoundCloud.PowerShell;

/// <summary>The signed-in user's tracks for completion.</summary>
internal static class OwnTracks
{
    public static OwnThings<Track> Of(SoundCloudClient client) => new(client, static client => client.Users.Tracks(SoundCloudId.Me), Described);

    private static KnownThing? Described(Track track) => KnownThing.Of(track) is { } known ? known with { About = track.Sharing } : null;
}

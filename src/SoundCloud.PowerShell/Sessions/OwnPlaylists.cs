using System.Globalization;

namespace SoundCloud.PowerShell;

/// <summary>The signed-in user's playlists for completion.</summary>
internal static class OwnPlaylists
{
    public static OwnThings<Playlist> Of(SoundCloudClient client) =>
        new(client, static client => client.Users.Playlists(SoundCloudId.Me, showTracks: false), Described);

    private static KnownThing? Described(Playlist playlist) => KnownThing.Of(playlist) is { } known
        ? known with { About = string.Create(CultureInfo.InvariantCulture, $"{playlist.TrackCount ?? 0} tracks · {playlist.Sharing}") }
        : null;
}

namespace SoundCloud.PowerShell;

/// <summary>Tracks or playlists, where a cmdlet lists either.</summary>
public enum TrackOrPlaylist
{
    /// <summary>Tracks.</summary>
    Track,

    /// <summary>Playlists.</summary>
    Playlist,
}

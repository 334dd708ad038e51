namespace SoundCloud.PowerShell;

/// <summary>What can be liked and reposted.</summary>
public enum LikedKind
{
    /// <summary>Tracks.</summary>
    Track,

    /// <summary>Playlists.</summary>
    Playlist,
}

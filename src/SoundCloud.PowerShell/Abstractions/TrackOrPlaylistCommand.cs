using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A cmdlet that does the same to tracks and to playlists, such as to like them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TrackOrPlaylistCommand : ChangeCommand
{
    internal const string OfTrack = "Track";
    internal const string OfPlaylist = "Playlist";

    /// <summary>
    /// The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes. A comment or an item of a feed stands for
    /// its track.
    /// </summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists: numbers, URNs, soundcloud.com links, or objects such as Get-SCPlaylist writes.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>What is done to a track, for -WhatIf and -Confirm.</summary>
    private protected abstract string TrackAction { get; }

    /// <summary>What is done to a playlist, for -WhatIf and -Confirm.</summary>
    private protected abstract string PlaylistAction { get; }

    private protected abstract Task ChangeTrackAsync(SoundCloudId id, CancellationToken stop);

    private protected abstract Task ChangePlaylistAsync(SoundCloudId id, CancellationToken stop);

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            Change(Track, TrackAction, ChangeTrackAsync, (id, stop) => Client.Tracks.GetAsync(id, cancellationToken: stop));
        else
            Change(Playlist, PlaylistAction, ChangePlaylistAsync, (id, stop) => Client.Playlists.GetAsync(id, cancellationToken: stop));
    }
}

using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Makes one of your playlists equal to another playlist or to a list of tracks.</summary>
/// <remarks>
/// <para>Reads the playlist and what it is to be equal to, and writes the new list if it differs: the same tracks in the same order, as often
/// as they are in the source. This is at most one write, because SoundCloud accepts a playlist's tracks only as a complete list of at most 500.
/// If you run it again, nothing is written. Title and other fields stay as they are.</para>
/// <para>Tracks that are blocked for you are in no list unless you ask for them, so a blocked track that is missing in the source stays in
/// the playlist, after the track that it follows now. Private tracks of other users cannot be seen at all. If the playlist holds
/// some, a write would drop them, so you get the error SoundCloud.HiddenTracks and nothing is written. If the source holds some, a warning
/// says how many are left out.</para>
/// <para>If a source cannot be read, nothing is written. If a track does not exist, you get an error for it, and the playlist is made equal to
/// the others. Nothing from the pipeline changes nothing; an empty playlist as the source empties the playlist.</para>
/// <para>Requires a signed-in user. With -WhatIf, both lists are read, and nothing is written: it says which tracks come and go.</para>
/// </remarks>
/// <example>
/// See what would change
/// <code>
/// Sync-SCPlaylist -From 12350044 -To 12349310 -WhatIf
/// </code>
/// The playlists are read, and nothing is written.
/// </example>
/// <example>
/// Make a playlist equal to another
/// <code>
/// Sync-SCPlaylist -From 12350044 -To 12349310 -PassThru
/// </code>
/// Two requests read the playlists, and one writes the list.
/// </example>
/// <example>
/// Keep a playlist of your last likes
/// <code>
/// Get-SCLike -First 100 |
///     Sync-SCPlaylist -To https://soundcloud.com/demo-dj/sets/empty-crate
/// </code>
/// Run it as often as you like. It writes only if something has changed.
/// </example>
/// <example>
/// Merge two playlists
/// <code>
/// Sync-SCPlaylist -From 12350044, 12345001 -To 12345077 -Unique
/// </code>
/// With -Unique, a track that is in both is taken once.
/// </example>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="MoveSCPlaylistTrackCommand"/>
/// <seealso cref="GetSCLikeCommand"/>
[Cmdlet(VerbsData.Sync, "SCPlaylist", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class SyncSCPlaylistCommand : SessionCommand
{
    /// <summary>
    /// What the playlist is to be equal to: playlists, which stand for their tracks, and tracks, such as those from Get-SCLike, in this order.
    /// Each can be a URN, a soundcloud.com link or an object. A number alone is a playlist.
    /// </summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public TrackSource?[]? From { get; set; }

    /// <summary>Your playlist that is changed: its number, URN, soundcloud.com link, or an object.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference? To { get; set; }

    /// <summary>Takes each track once, at its first place.</summary>
    [Parameter]
    public SwitchParameter Unique { get; set; }

    /// <summary>Returns the playlist as it is after the change.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Pending(() => new PlaylistSync(this, To!) { Unique = Unique, PassThru = PassThru }).Add(From);

    internal override ErrorRecord ErrorOf(Exception e, object? target) =>
        e is HiddenTracksException hidden ? ErrorRecords.HiddenTracksStay(hidden, target) : base.ErrorOf(e, target);
}

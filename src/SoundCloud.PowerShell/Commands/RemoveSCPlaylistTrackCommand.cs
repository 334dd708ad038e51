using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Takes tracks out of a playlist of yours.</summary>
/// <remarks>
/// <para>The tracks themselves stay. SoundCloud takes a playlist's tracks only as one whole list: it is read first, with its private
/// and blocked tracks, and written back without those given, so that no other is lost. All that a pipeline brings is one change.</para>
/// <para>It needs a signed-in user. With -WhatIf nothing is sent.</para>
/// </remarks>
/// <example>
/// Take a track out
/// <code>
/// Remove-SCPlaylistTrack 12349310 2256221513 -PassThru
/// </code>
/// The playlist comes first, then its tracks.
/// </example>
/// <example>
/// Take out what nobody can play here
/// <code>
/// Get-SCTrack -Playlist 12350044 -Access blocked |
///     Remove-SCPlaylistTrack 12350044
/// </code>
/// One change, however many tracks.
/// </example>
/// <seealso cref="AddSCPlaylistTrackCommand"/>
/// <seealso cref="SetSCPlaylistCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
[Cmdlet(VerbsCommon.Remove, "SCPlaylistTrack", SupportsShouldProcess = true)]
[OutputType(typeof(void), typeof(Playlist))]
public sealed class RemoveSCPlaylistTrackCommand : SessionCommand
{
    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Playlist"/>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference? Playlist { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Track"/>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.SecretToken"/>
    [Parameter]
    public string? SecretToken { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.Force"/>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc cref="AddSCPlaylistTrackCommand.PassThru"/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private PlaylistEdit Change => Pending(() => new PlaylistEdit(this, Playlist!, Messages.RemoveTracks, WithoutRemoved)
    {
        SecretToken = SecretToken,
        Force = Force,
        PassThru = PassThru,
    });

    /// <inheritdoc/>
    protected override void ProcessRecord() => Change.Add(Track);

    private static IReadOnlyList<SoundCloudId> WithoutRemoved(IReadOnlyList<SoundCloudId> tracks, IReadOnlyList<SoundCloudId> given)
    {
        SoundCloudId[] left = [.. tracks.Where(track => !given.Contains(track))];
        return left.Length == tracks.Count ? tracks : left;
    }
}

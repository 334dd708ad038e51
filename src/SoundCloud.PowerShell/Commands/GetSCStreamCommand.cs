using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the address that a track's sound comes from.</summary>
/// <remarks>
/// <para>Gets the best stream of a track: its format, its address, and which other formats there are. SoundCloud's address asks for the
/// session's token. With -Resolve it is followed to the address that players take as it is, without a token; that one is good for some
/// minutes. It is one request for a track, two with -Resolve. An app's token is enough.</para>
/// <para>Streams are for listening. Save-SCTrack gets the original files of tracks whose owners offer them.</para>
/// </remarks>
/// <example>
/// See in which formats a track comes
/// <code>
/// Get-SCStream 2256221513
/// </code>
/// Format is the one that was chosen, Formats are all of them.
/// </example>
/// <example>
/// Make a playlist file for a player
/// <code>
/// Get-SCTrack -Playlist 12349310 | Get-SCStream -Resolve |
///     ForEach-Object { $_.Uri.AbsoluteUri } | Set-Content tonight.m3u
/// </code>
/// The addresses are good for some minutes, so play it at once.
/// </example>
/// <example>
/// Save a preview
/// <code>
/// $preview = Get-SCStream 2256221513 -Preview -Resolve
/// Invoke-WebRequest $preview.Uri -OutFile preview.mp3
/// </code>
/// The first 30 seconds.
/// </example>
/// <seealso cref="SaveSCTrackCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCEmbedCommand"/>
[Cmdlet(VerbsCommon.Get, "SCStream")]
[OutputType(typeof(TrackStream))]
public sealed class GetSCStreamCommand : SessionCommand
{
    /// <summary>The tracks: numbers, URNs, soundcloud.com links, or objects such as Search-SCTrack writes.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>Follows the address to the one that players take as it is. It is good for some minutes.</summary>
    [Parameter]
    public SwitchParameter Resolve { get; set; }

    /// <summary>Gets the preview of 30 seconds.</summary>
    [Parameter]
    public SwitchParameter Preview { get; set; }

    /// <summary>The last part of a private share link (s-…), for a track that is shared by it alone.</summary>
    [Parameter]
    public string? SecretToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteEach(Track, GetAsync);

    private async Task<TrackStream> GetAsync(SoundCloudId id)
    {
        var stream = Preview
            ? await Client.Streams.GetPreviewAsync(id, SecretToken, PipelineStopToken).ConfigureAwait(false)
            : await Client.Streams.GetAsync(id, SecretToken, PipelineStopToken).ConfigureAwait(false);
        return Resolve ? await Client.Streams.ResolveAsync(stream, PipelineStopToken).ConfigureAwait(false) : stream;
    }
}

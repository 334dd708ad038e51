using System.Management.Automation;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the address of a track's audio stream.</summary>
/// <remarks>
/// <para>Gets the best stream of a track: its format, its address, and which other formats there are. The address requires the session's
/// token. With -Resolve, you get an address that players can open without a token; it is valid for some minutes. Each track takes one
/// request, or two with -Resolve. An app token is enough.</para>
/// <para>Streams are for listening. To download the original file of a track whose owner offers it, use Save-SCTrack.</para>
/// </remarks>
/// <example>
/// See the formats of a track
/// <code>
/// Get-SCStream 2256221513
/// </code>
/// Format is the chosen format, and Formats lists all of them.
/// </example>
/// <example>
/// Make a playlist file for a player
/// <code>
/// Get-SCTrack -Playlist 12349310 | Get-SCStream -Resolve |
///     ForEach-Object { $_.Uri.AbsoluteUri } | Set-Content tonight.m3u
/// </code>
/// The addresses are valid for some minutes, so play the file at once.
/// </example>
/// <example>
/// Save a preview
/// <code>
/// $preview = Get-SCStream 2256221513 -Preview -Resolve
/// Invoke-WebRequest $preview.Uri -OutFile preview.mp3
/// </code>
/// Saves the 30-second preview as an MP3 file.
/// </example>
/// <seealso cref="SaveSCTrackCommand"/>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCEmbedCommand"/>
[Cmdlet(VerbsCommon.Get, "SCStream", DefaultParameterSetName = Full)]
[OutputType(typeof(TrackStream))]
public sealed class GetSCStreamCommand : SessionCommand
{
    private const string Full = "Format";
    private const string Short = "Preview";

    /// <summary>The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>Gets an address that players can open without a token. It is valid for some minutes.</summary>
    [Parameter]
    public SwitchParameter Resolve { get; set; }

    /// <summary>
    /// The format, such as hls_mp3_128: one of those that Formats lists. Without it, you get the best one: AAC before MP3, and a whole track
    /// before its preview.
    /// </summary>
    [Parameter(ParameterSetName = Full)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(WordCompleter<StreamFormatWords>))]
    [NoScriptBlock]
    public string? Format { get; set; }

    /// <summary>Gets the 30-second preview instead of the whole track.</summary>
    [Parameter(ParameterSetName = Short, Mandatory = true)]
    public SwitchParameter Preview { get; set; }

    /// <inheritdoc cref="SaveSCTrackCommand.SecretToken"/>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => WriteEach(Track.WithSecret(SecretToken), GetAsync);

    private async Task<TrackStream> GetAsync(SoundCloudId id)
    {
        var stream = Preview
            ? await Client.Streams.GetPreviewAsync(id, cancellationToken: PipelineStopToken).ConfigureAwait(false)
            : await Client.Streams.GetAsync(id, format: Format, cancellationToken: PipelineStopToken).ConfigureAwait(false);
        return Resolve ? await Client.Streams.ResolveAsync(stream, PipelineStopToken).ConfigureAwait(false) : stream;
    }
}

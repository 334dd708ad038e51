using System.Management.Automation;
using System.Net;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the HTML that embeds a track or playlist in a web page.</summary>
/// <remarks>
/// <para>Returns an iframe with SoundCloud's player. Nothing is sent, except to look up a link. You can embed a private track by its share
/// link; everyone who sees the page can then play it.</para>
/// </remarks>
/// <example>
/// Make a player
/// <code>
/// Get-SCEmbed https://soundcloud.com/demo-dj/neon-monsoon
/// </code>
/// Html is the code for your page, and Url is the address of the player.
/// </example>
/// <example>
/// Put your newest tracks on a page
/// <code>
/// Get-SCTrack -First 3 | Get-SCEmbed -Color 222222 -HideComments |
///     ForEach-Object Html | Set-Content player.html
/// </code>
/// Writes three players to the file, one below the other.
/// </example>
/// <example>
/// Show an album with its artwork
/// <code>
/// (Get-SCEmbed -Playlist 12349310 -Visual -Height 450).Html
/// </code>
/// The artwork is the background, and the player is 450 pixels high.
/// </example>
/// <seealso cref="GetSCTrackCommand"/>
/// <seealso cref="GetSCPlaylistCommand"/>
/// <seealso cref="GetSCStreamCommand"/>
[Cmdlet(VerbsCommon.Get, "SCEmbed", DefaultParameterSetName = OfTrack)]
[OutputType(typeof(Embed))]
public sealed class GetSCEmbedCommand : SessionCommand
{
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>The tracks: numbers, URNs, soundcloud.com links, or objects such as those from Search-SCTrack.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(TrackCompleter))]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists: numbers, URNs, soundcloud.com links, or objects such as those from Get-SCPlaylist.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [ArgumentCompleter(typeof(PlaylistCompleter))]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>The colour of the buttons and the waveform, as six hexadecimal digits.</summary>
    [Parameter]
    [ValidatePattern("^#?[0-9a-fA-F]{6}$")]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string Color { get; set; } = "ff5500";

    /// <summary>Starts to play when the page has loaded. Browsers may block this.</summary>
    [Parameter]
    public SwitchParameter AutoPlay { get; set; }

    /// <summary>Shows no related tracks at the end.</summary>
    [Parameter]
    public SwitchParameter HideRelated { get; set; }

    /// <summary>Shows no comments.</summary>
    [Parameter]
    public SwitchParameter HideComments { get; set; }

    /// <summary>Shows the artwork as a large background.</summary>
    [Parameter]
    public SwitchParameter Visual { get; set; }

    /// <summary>The height in pixels. Default: 166 for a track, 450 for a playlist, 300 with -Visual.</summary>
    [Parameter]
    [ValidateRange(20, 4000)]
    [ArgumentCompleter(typeof(NothingCompleter))]
    public int? Height { get; set; }

    /// <summary>
    /// The secret token of a private track or playlist: the last part of its share link (s-…). A private one that you pipe as an object
    /// brings its own.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(NothingCompleter))]
    [NoScriptBlock]
    public string? SecretToken { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            WriteEach(Track.WithSecret(SecretToken), async id => Make(await Client.Resolve.GetIdAsync(id, ResourceKind.Track, PipelineStopToken).ConfigureAwait(false), ResourceKind.Track, 166));
        else
            WriteEach(Playlist.WithSecret(SecretToken), async id => Make(await Client.Resolve.GetIdAsync(id, ResourceKind.Playlist, PipelineStopToken).ConfigureAwait(false), ResourceKind.Playlist, 450));
    }

    private Embed Make(SoundCloudId id, ResourceKind kind, int height)
    {
        var urn = id.ToUrn(kind);
        var source = $"https://api.soundcloud.com/{SoundCloudId.Noun(kind)}/{urn}" + (id.SecretToken is { } secret ? "?secret_token=" + secret : "");
        var url = $"https://w.soundcloud.com/player/?url={Uri.EscapeDataString(source)}&color=%23{Color.TrimStart('#').ToLowerInvariant()}"
            + $"&auto_play={Word(AutoPlay)}&hide_related={Word(HideRelated)}&show_comments={Word(!HideComments)}&visual={Word(Visual)}";
        var pixels = Height ?? (Visual ? 300 : height);
        return new Embed
        {
            Urn = urn,
            Url = new Uri(url),
            Html = $"<iframe width=\"100%\" height=\"{pixels}\" scrolling=\"no\" frameborder=\"no\" allow=\"autoplay\" src=\"{WebUtility.HtmlEncode(url)}\"></iframe>",
        };
    }

    private static string Word(bool flag) => flag ? "true" : "false";
}

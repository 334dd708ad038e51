using System.Management.Automation;
using System.Net;

namespace SoundCloud.PowerShell.Commands;

/// <summary>Gets the player of tracks and playlists as an iframe to put into a page; nothing is sent.</summary>
[Cmdlet(VerbsCommon.Get, "SCEmbed", DefaultParameterSetName = OfTrack)]
[OutputType(typeof(Embed))]
public sealed class GetSCEmbedCommand : SessionCommand
{
    private const string OfTrack = "Track";
    private const string OfPlaylist = "Playlist";

    /// <summary>The tracks.</summary>
    [Parameter(ParameterSetName = OfTrack, Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public TrackReference?[]? Track { get; set; }

    /// <summary>The playlists.</summary>
    [Parameter(ParameterSetName = OfPlaylist, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public PlaylistReference?[]? Playlist { get; set; }

    /// <summary>The colour of buttons and waveform, as six hexadecimal digits.</summary>
    [Parameter]
    [ValidatePattern("^#?[0-9a-fA-F]{6}$")]
    public string Color { get; set; } = "ff5500";

    /// <summary>Starts to play by itself.</summary>
    [Parameter]
    public SwitchParameter AutoPlay { get; set; }

    /// <summary>Shows no related tracks.</summary>
    [Parameter]
    public SwitchParameter HideRelated { get; set; }

    /// <summary>Shows no comments.</summary>
    [Parameter]
    public SwitchParameter HideComments { get; set; }

    /// <summary>Shows a large picture in place of a list.</summary>
    [Parameter]
    public SwitchParameter Visual { get; set; }

    /// <summary>The height in pixels; 166 for a track, 450 for a playlist, 300 for a picture, where not given.</summary>
    [Parameter]
    [ValidateRange(20, 4000)]
    public int? Height { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName is OfTrack)
            WriteEach(Track, async id => Make(await Client.Resolve.GetIdAsync(id, ResourceKind.Track, PipelineStopToken).ConfigureAwait(false), ResourceKind.Track, 166));
        else
            WriteEach(Playlist, async id => Make(await Client.Resolve.GetIdAsync(id, ResourceKind.Playlist, PipelineStopToken).ConfigureAwait(false), ResourceKind.Playlist, 450));
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

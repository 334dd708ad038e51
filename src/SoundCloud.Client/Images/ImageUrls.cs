namespace SoundCloud;

/// <summary>
/// The addresses of one picture in the sizes that SoundCloud keeps of it. They are made from the one that the API sends, by its size's word;
/// a picture whose address has no such word, such as the avatar of who has none, has one size, and each of these is it.
/// </summary>
public sealed class ImageUrls
{
    private static readonly string[] Words = ["original", "t500x500", "crop", "t300x300", "large", "t67x67", "badge", "small", "tiny", "mini"];

    private readonly string _url;
    private readonly int _word;
    private readonly int _rest;

    private ImageUrls(string url)
    {
        _url = url;
        // The word stands between the last dash of the path and the extension.
        var path = url.AsSpan(0, url.IndexOfAny(['?', '#']) is >= 0 and var end ? end : url.Length);
        var name = path.LastIndexOf('/') + 1;
        var dash = path.LastIndexOf('-');
        var dot = path.LastIndexOf('.');
        var isSized = dash >= name && dot > dash && Words.Contains(path[(dash + 1)..dot].ToString(), StringComparer.Ordinal);
        (_word, _rest) = isSized ? (dash + 1, dot) : (0, 0);
    }

    /// <summary>The picture as it was uploaded.</summary>
    public string Original => Of("original");

    /// <summary>500 × 500 pixels.</summary>
    public string T500x500 => Of("t500x500");

    /// <summary>400 × 400 pixels.</summary>
    public string Crop => Of("crop");

    /// <summary>300 × 300 pixels.</summary>
    public string T300x300 => Of("t300x300");

    /// <summary>100 × 100 pixels: the one that the API sends.</summary>
    public string Large => Of("large");

    /// <summary>67 × 67 pixels; of artworks only.</summary>
    public string T67x67 => Of("t67x67");

    /// <summary>47 × 47 pixels.</summary>
    public string Badge => Of("badge");

    /// <summary>32 × 32 pixels.</summary>
    public string Small => Of("small");

    /// <summary>20 × 20 pixels of artworks, 18 × 18 of avatars.</summary>
    public string Tiny => Of("tiny");

    /// <summary>16 × 16 pixels.</summary>
    public string Mini => Of("mini");

    /// <summary>The address as the API sent it.</summary>
    public override string ToString() => Printable.Line(_url);

    internal static ImageUrls? From(string? url) => string.IsNullOrEmpty(url) ? null : new ImageUrls(url);

    private string Of(string size) => _rest == 0 ? _url : string.Concat(_url.AsSpan(0, _word), size, _url.AsSpan(_rest));
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SoundCloud;

/// <summary>One answer to a browser; what it may load and run is in its own headers.</summary>
internal sealed class Page
{
    private readonly string _html;

    private Page(int status, string html, string nonce, string? allow)
    {
        Status = status;
        _html = html;
        Nonce = nonce;
        Allow = allow;
    }

    public int Status { get; }

    /// <summary>What the one style and the one script of this page are known by.</summary>
    public string Nonce { get; }

    private string? Allow { get; }

    private Uri? Location { get; init; }

    /// <summary>A page from HTML that is told its nonce.</summary>
    public static Page Of(int status, Func<string, string> html, string? allow = null)
    {
        var nonce = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        return new(status, html(nonce), nonce, allow);
    }

    /// <summary>An answer without a page.</summary>
    public static Page Empty() => new(204, "", "", null);

    /// <summary>An answer that leads elsewhere.</summary>
    public static Page Redirect(Uri location) => new(303, "", "", null) { Location = location };

    /// <summary>The bytes on the wire; without the body where only its head was asked for.</summary>
    public byte[] ToBytes(bool isHead)
    {
        var body = Encoding.UTF8.GetBytes(_html);
        var head = new StringBuilder(1024).Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {Status} {Reason(Status)}\r\n");
        if (Status is not 204)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: text/html; charset=utf-8\r\nContent-Length: {body.Length}\r\n");
        if (Location is not null)
            head.Append(CultureInfo.InvariantCulture, $"Location: {Location.AbsoluteUri}\r\n");
        if (Allow is not null)
            head.Append(CultureInfo.InvariantCulture, $"Allow: {Allow}\r\n");
        head.Append("Connection: close\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n")
            .Append("Content-Security-Policy: default-src 'none'; img-src data:; ");
        if (Nonce.Length > 0)
            head.Append(CultureInfo.InvariantCulture, $"style-src 'nonce-{Nonce}'; script-src 'nonce-{Nonce}'; ");
        head.Append("frame-ancestors 'none'; base-uri 'none'; form-action 'none'\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head.ToString()), .. isHead ? [] : body];
    }

    private static string Reason(int status) => status switch
    {
        200 => "OK",
        204 => "No Content",
        303 => "See Other",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        431 => "Request Header Fields Too Large",
        _ => "Answer",
    };
}

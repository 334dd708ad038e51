using System.Text;

namespace SoundCloud.Sandbox.Http;

/// <summary>How the answer is sent. All values except the first are for faults.</summary>
internal enum Wire
{
    Normal,
    HangBeforeHead,
    HangHalfway,
    CloseHalfway,
    Reset,
    Drip,
    Raw,
}

internal sealed class HttpResponse(int status)
{
    public int Status { get; } = status;

    public HeaderList Headers { get; } = new();

    public ReadOnlyMemory<byte> Body { get; set; }

    /// <summary>Writes the body in chunks, instead of <see cref="Body"/>.</summary>
    public Func<BodyWriter, Task>? Stream { get; set; }

    public Wire Wire { get; set; }

    public TimeSpan DripDelay { get; set; }

    /// <summary>Writes the whole answer, head and body, for <see cref="Wire.Raw"/>.</summary>
    public Func<RawAnswer, Task>? Raw { get; private set; }

    /// <summary>Whether the body is already compressed.</summary>
    public bool IsEncoded => Headers["Content-Encoding"] is not null;

    public static HttpResponse Json(int status, ReadOnlyMemory<byte> body, string type = "application/json; charset=utf-8")
    {
        var response = new HttpResponse(status) { Body = body };
        response.Headers.Add("Content-Type", type);
        return response;
    }

    public static HttpResponse Text(int status, string text, string type = "text/plain; charset=utf-8")
    {
        var response = new HttpResponse(status) { Body = Encoding.UTF8.GetBytes(text) };
        response.Headers.Add("Content-Type", type);
        return response;
    }

    public static HttpResponse Empty(int status) => new(status);

    public HttpResponse WriteRaw(Func<RawAnswer, Task> raw)
    {
        (Wire, Raw) = (Wire.Raw, raw);
        return this;
    }

    public HttpResponse With(string name, string value)
    {
        Headers.Set(name, value);
        return this;
    }
}

namespace SoundCloud.PowerShell;

/// <summary>The response to a raw request.</summary>
public sealed class RawResult
{
    internal RawResult(RawResponse response)
    {
        Status = (int)response.Status;
        Headers = response.Headers;
        Data = response.Json is not null ? JsonConversion.FromJson(response.Body.Span, LeftOut) : response.Text is { Length: > 0 } text ? text : null;
    }

    /// <summary>The names of the members that cannot be properties of Data.</summary>
    internal List<string> LeftOut { get; } = [];

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The body: JSON as objects with properties, anything else as text; null if it is empty.</summary>
    public object? Data { get; }

    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }
}

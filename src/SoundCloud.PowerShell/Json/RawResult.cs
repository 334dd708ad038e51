namespace SoundCloud.PowerShell;

/// <summary>The answer to a raw request.</summary>
public sealed class RawResult
{
    internal RawResult(RawResponse response)
    {
        Status = (int)response.Status;
        Headers = response.Headers;
        Data = response.Json is { } json ? JsonConversion.FromJson(json) : response.Text is { Length: > 0 } text ? text : null;
    }

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The JSON as objects with properties; text where it is no JSON; null where there is none.</summary>
    public object? Data { get; }

    /// <summary>The headers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }
}

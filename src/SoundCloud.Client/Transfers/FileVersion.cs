using System.Net;
using System.Net.Http.Headers;

namespace SoundCloud;

/// <summary>Which version of a file the service sent, so that the rest of another version is never joined to it.</summary>
/// <param name="ETag">The entity tag, with its quotes; null where the service sends none.</param>
/// <param name="LastModified">When the file was changed last; null where the service does not say.</param>
/// <param name="Length">The bytes of the whole file; null where that is not known.</param>
public sealed record FileVersion(string? ETag, DateTimeOffset? LastModified, long? Length)
{
    /// <summary>Whether the service can be asked for the rest of this version: its length is known, and a strong entity tag or a date.</summary>
    public bool IsResumable => Length > 0 && Condition is not null;

    /// <summary>The value of <c>If-Range</c>.</summary>
    internal RangeConditionHeaderValue? Condition =>
        EntityTagHeaderValue.TryParse(ETag, out var tag) && !tag.IsWeak ? new(tag)
        : LastModified is { } date ? new(date)
        : null;

    internal static FileVersion Of(HttpResponseMessage response) => new(
        response.Headers.ETag?.ToString(),
        response.Content.Headers.LastModified,
        response.StatusCode is HttpStatusCode.PartialContent ? response.Content.Headers.ContentRange?.Length : response.Content.Headers.ContentLength);

    /// <summary>Whether an answer is the rest of this version from an offset on.</summary>
    internal bool IsContinuedBy(HttpResponseMessage response, long from)
    {
        var rest = Of(response);
        return response.StatusCode is HttpStatusCode.PartialContent
            && response.Content.Headers.ContentRange?.From == from
            && rest.Length == Length
            && (rest.ETag is null || ETag is null || rest.ETag == ETag);
    }
}

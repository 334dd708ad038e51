using System.Globalization;

namespace SoundCloud.PowerShell;

/// <summary>What the prompt says of a track, a user or a playlist; it holds no secret and no thing.</summary>
internal readonly record struct KnownThing(long Id, string Title, string? About)
{
    private const int LongestTitle = 100;

    /// <summary>What is known of a thing; null where it is none of the three or has no number.</summary>
    public static KnownThing? Of(Resource thing) => NumberOf(thing) is not { } id ? null : thing switch
    {
        Track track => new(id, Short(track.Title), track.User?.Username),
        Playlist playlist => new(id, Short(playlist.Title), playlist.User?.Username),
        User user => new(id, Short(user.Username ?? user.Permalink), user.FullName),
        _ => null,
    };

    /// <summary>It as a value to complete: the number, or with a prefix the URN.</summary>
    public Candidate ToCandidate(string prefix)
    {
        var number = Id.ToString(CultureInfo.InvariantCulture);
        return new(prefix + number, Title, string.Join(" · ", new[] { Title, About, number }.Where(static part => !string.IsNullOrWhiteSpace(part))));
    }

    private static long? NumberOf(Resource thing)
    {
        if (thing.Id is not null)
            return thing.Id;
        var urn = thing.Urn.AsSpan();
        return long.TryParse(urn[(urn.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Short(string? title) => title is { Length: > LongestTitle } ? title[..LongestTitle] : title ?? "";
}

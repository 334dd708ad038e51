using System.Globalization;

namespace SoundCloud.PowerShell;

/// <summary>What completion shows of a track, user or playlist. It has no secrets and does not keep the thing itself in memory.</summary>
internal readonly record struct KnownThing(long Id, string Title, string? About)
{
    private const int LongestTitle = 100;

    /// <summary>Describes a thing; null if it is no track, user or playlist, or has no number.</summary>
    public static KnownThing? Of(Resource thing) => NumberOf(thing) is not { } id ? null : thing switch
    {
        Track track => new(id, Short(track.Title), track.User?.Username),
        Playlist playlist => new(id, Short(playlist.Title), playlist.User?.Username),
        User user => new(id, Short(user.Username ?? user.Permalink), user.FullName),
        _ => null,
    };

    /// <summary>The candidate for completion: the number, or the URN if there is a prefix.</summary>
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

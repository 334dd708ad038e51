using System.Text.Json.Serialization;

namespace SoundCloud;

/// <summary>A comment on a track: <c>GET /tracks/{track_urn}/comments</c>.</summary>
public sealed partial class Comment : Resource
{
    /// <summary>The text.</summary>
    public string? Body { get; set; }

    /// <summary>Where in the track it stands.</summary>
    public TimeSpan? Timestamp { get; set; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset? CreatedAt { get; set; }

    /// <summary>Who wrote it.</summary>
    public User? User { get; set; }

    /// <summary>The URN of who wrote it.</summary>
    public string? UserUrn { get; set; }

    /// <summary>The URN of the track.</summary>
    public string? TrackUrn { get; set; }

    /// <summary>How long ago it was written.</summary>
    [JsonIgnore]
    public TimeSpan? Age => CreatedAt is { } at ? TimeProvider.System.GetUtcNow() - at : null;

    /// <summary>The text.</summary>
    public override string ToString() => Printable.Line(Body ?? Urn);
}

namespace SoundCloud.Sandbox.Catalogue;

internal sealed record Comment(long Id, Track Track, User User, string Body, long? Timestamp, DateTimeOffset CreatedAt);

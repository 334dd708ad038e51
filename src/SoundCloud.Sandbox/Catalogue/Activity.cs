namespace SoundCloud.Sandbox.Catalogue;

/// <summary>An item of a feed: a track or a playlist, posted or reposted.</summary>
internal sealed record Activity(string Type, DateTimeOffset CreatedAt, Track? Track, Playlist? Playlist, User? Reposter);

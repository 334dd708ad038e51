namespace SoundCloud.Sandbox.Catalogue;

internal sealed record WebProfile(long Id, string Service, string Title, string Url, string? Username, DateTimeOffset CreatedAt);

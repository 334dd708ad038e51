namespace SoundCloud.Sandbox.Catalogue;

internal sealed record Storefront(string Title, string Type, string Link, string? LinkTitle, string? Description, string? Price);

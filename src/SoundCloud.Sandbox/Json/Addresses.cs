namespace SoundCloud.Sandbox.Json;

/// <summary>The addresses of the three hosts, without a slash at the end.</summary>
internal sealed record Addresses(string Api, string Auth, string Cdn)
{
    /// <summary>The start of links to the web site, which /resolve accepts.</summary>
    public const string Site = "https://soundcloud.com/";
}

namespace SoundCloud.Sandbox.Json;

/// <summary>Where the three hosts are, without a slash at the end.</summary>
internal sealed record Addresses(string Api, string Auth, string Cdn)
{
    /// <summary>What links for people begin with; resolve takes them back.</summary>
    public const string Site = "https://soundcloud.com/";
}

namespace SoundCloud.PowerShell;

/// <summary>Where and as which app to connect: what was given, else the environment, else the service's own addresses.</summary>
internal sealed class ConnectionSettings(
    string? apiUri, string? authUri, string? tokenUri, string? authorizationHeader, string? clientId, string? clientSecret)
{
    public string? ClientId { get; } = clientId ?? Variable("SOUNDCLOUD_CLIENT_ID");

    private string? ClientSecret { get; } = clientId is not null ? clientSecret : Variable("SOUNDCLOUD_CLIENT_SECRET");

    public SoundCloudClientOptions ToOptions(bool needsCredentials)
    {
        var credentials = ClientId is not null && ClientSecret is not null ? new ClientCredentials(ClientId, ClientSecret) : null;
        if (needsCredentials && credentials is null)
        {
            throw new InvalidRequestException(
                "There is no app to connect as: give -Credential, or set SOUNDCLOUD_CLIENT_ID and SOUNDCLOUD_CLIENT_SECRET.");
        }

        var options = new SoundCloudClientOptions
        {
            Credentials = credentials,
            AuthorizationHeader = authorizationHeader ?? Variable("SOUNDCLOUD_AUTHORIZATION"),
        };
        if ((apiUri ?? Variable("SOUNDCLOUD_API_URL")) is { } api)
            options = options with { ApiUri = Origin.Require(api, "ApiUri") };
        if ((authUri ?? Variable("SOUNDCLOUD_AUTH_URL")) is { } auth)
            options = options with { AuthUri = Origin.Require(auth, "AuthUri") };
        if ((tokenUri ?? Variable("SOUNDCLOUD_URL_GET_TOKEN")) is { } token)
            options = options with { TokenUri = Origin.Require(token, "TokenUri") };
        return options;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

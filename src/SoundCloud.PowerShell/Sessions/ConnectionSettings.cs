namespace SoundCloud.PowerShell;

/// <summary>Where and as which app to connect: what was given, else the environment, else the service's own addresses.</summary>
internal sealed class ConnectionSettings(
    string? apiUri, string? authUri, string? tokenUri, string? authorizationHeader, string? clientId, string? clientSecret)
{
    public string? ClientId { get; } = clientId ?? Variable("SOUNDCLOUD_CLIENT_ID");

    private string? ClientSecret { get; } = clientId is not null ? clientSecret : Variable("SOUNDCLOUD_CLIENT_SECRET");

    /// <summary>The registered redirect URI, where the environment names one.</summary>
    public static Uri? RedirectUri =>
        Variable("SOUNDCLOUD_REDIRECT_URI") is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri
        : throw new InvalidRequestException(Messages.RedirectVariableInvalid(text));

    /// <summary>What a cmdlet was given.</summary>
    public static ConnectionSettings Of(ConnectionCommand given) => new(
        given.ApiUri, given.AuthUri, given.TokenUri, given.AuthorizationHeader.Reveal(), given.Credential?.UserName, given.Credential?.Password.Reveal());

    public SoundCloudClientOptions ToOptions(bool needsCredentials)
    {
        var credentials = ClientId is not null && ClientSecret is not null ? new ClientCredentials(ClientId, ClientSecret) : null;
        if (needsCredentials && credentials is null)
            throw new InvalidRequestException(Messages.NoApp);

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

    /// <summary>Whether the given app is another than the one whose own token is stored: then it takes its place.</summary>
    public bool IsOtherApp(TokenEntry account) => account.Grant is Grant.ClientCredentials && clientId is not null && clientId != account.ClientId;

    /// <summary>What was given, over the settings that the thing brings to which one connects: a request, an account, a sandbox.</summary>
    /// <exception cref="InvalidRequestException">It is another app's, or other addresses are given and a token of its may not go there.</exception>
    public SoundCloudClientOptions Over(SoundCloudClientOptions known, Func<string> thing, bool canMove = false)
    {
        if (clientId is not null && known.Credentials is { } app && clientId != app.ClientId)
            throw new InvalidRequestException(Messages.OfOtherApp(thing(), app.ClientId, clientId));
        return known with
        {
            Credentials = clientId is not null && clientSecret is not null ? new(clientId, clientSecret) : known.Credentials,
            AuthorizationHeader = authorizationHeader ?? known.AuthorizationHeader,
            ApiUri = Moved("ApiUri", apiUri, known.ApiUri),
            AuthUri = Moved("AuthUri", authUri, known.AuthUri),
            TokenUri = tokenUri is null && authUri is not null && canMove ? new Uri(authUri.TrimEnd('/') + "/oauth/token") : Moved("TokenUri", tokenUri, known.TokenUri),
        };

        Uri Moved(string name, string? given, Uri own) =>
            given is null || Origin.Require(given, name) is var to && to == own ? own
            : canMove ? to
            : throw new InvalidRequestException(Messages.OfOtherAddress(thing(), own, name));
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}

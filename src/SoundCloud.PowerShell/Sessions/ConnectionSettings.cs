namespace SoundCloud.PowerShell;

/// <summary>
/// The app and the addresses to connect to: from the parameters, or else the environment, or else SoundCloud's own addresses.
/// </summary>
internal sealed class ConnectionSettings(
    string? apiUri, string? authUri, string? tokenUri, string? authorizationHeader, string? clientId, string? clientSecret)
{
    // What is read from a file or set from one has a line end that does not belong to it.
    public string? ClientId { get; } = clientId?.Trim() ?? Variable("SOUNDCLOUD_CLIENT_ID");

    private string? ClientSecret { get; } = clientId is not null ? clientSecret : Variable("SOUNDCLOUD_CLIENT_SECRET");

    /// <summary>The redirect URI in the environment, or null.</summary>
    public static Uri? RedirectUri =>
        Variable("SOUNDCLOUD_REDIRECT_URI") is not { } text ? null
        : Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri
        : throw new InvalidRequestException(Messages.RedirectVariableInvalid(text));

    /// <summary>The settings that a cmdlet was given.</summary>
    public static ConnectionSettings Of(ConnectionCommand given) => new(
        given.ApiUri, given.AuthUri, given.TokenUri, given.AuthorizationHeader.Reveal(), given.Credential?.UserName, given.Credential?.Password.Reveal());

    public SoundCloudClientOptions ToOptions(bool needsCredentials)
    {
        var credentials = ClientId is not null && ClientSecret is not null ? new ClientCredentials(ClientId, ClientSecret) : null;
        if (needsCredentials && credentials is null)
            throw new InvalidRequestException(Messages.NoApp) { Advice = Messages.AdviceNoApp };

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

    /// <summary>Whether the given app differs from the app whose own token is stored. The given app then replaces it.</summary>
    public bool IsOtherApp(TokenEntry account) => account.Grant is Grant.ClientCredentials && clientId is not null && ClientId != account.ClientId;

    /// <summary>The given settings, applied to those of the authorization request, account or sandbox that is connected to.</summary>
    /// <exception cref="InvalidRequestException">It belongs to another app, or the given addresses differ and its tokens must not be sent
    /// there.</exception>
    public SoundCloudClientOptions Over(SoundCloudClientOptions known, Func<string> thing, bool canMove = false)
    {
        if (clientId is not null && known.Credentials is { } app && ClientId != app.ClientId)
            throw new InvalidRequestException(Messages.OfOtherApp(thing(), app.ClientId, ClientId!));
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

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name)?.Trim() is { Length: > 0 } value ? value : null;
}

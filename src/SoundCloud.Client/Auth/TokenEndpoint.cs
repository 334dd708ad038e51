using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SoundCloud;

/// <summary>The token endpoint: <c>POST /oauth/token</c> with the credential form that each grant asks for.</summary>
internal sealed class TokenEndpoint(SoundCloudClientOptions options, HttpMessageInvoker http, Redaction redaction) : IDisposable
{
    /// <summary>client_credentials: the app in the Basic header, the body only the grant.</summary>
    public Task<TokenSet> RequestAppTokenAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var app = options.Credentials ?? throw new InvalidOperationException("No credentials.");
        var basic = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{app.ClientId}:{app.ClientSecret}"));
        return SendAsync(
            [new("grant_type", "client_credentials")],
            new AuthenticationHeaderValue("Basic", basic),
            Grant.ClientCredentials,
            previous: null,
            observer,
            cancellationToken);
    }

    /// <summary>refresh_token: the app in the body, no header.</summary>
    public async Task<TokenSet> RefreshAsync(TokenSet token, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var app = options.Credentials ?? throw new InvalidOperationException("No credentials.");
        try
        {
            return await SendAsync(
                [
                    new("grant_type", "refresh_token"),
                    new("client_id", app.ClientId),
                    new("client_secret", app.ClientSecret),
                    new("refresh_token", token.RefreshToken!),
                ],
                authorization: null,
                token.Grant,
                token,
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch (SoundCloudApiException e) when (e is { Status: HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, ErrorCode: "invalid_grant" })
        {
            // A dead refresh token is not a failed request: only its user can mend it.
            throw new SignInRequiredException(Messages.RefreshTokenDead, e);
        }
    }

    /// <summary>authorization_code: the app, the code and what proves the request's own in the body, no header.</summary>
    public async Task<TokenSet> ExchangeAsync(AuthorizationRequest request, string code, IRequestObserver? observer, CancellationToken cancellationToken)
    {
        var app = options.Credentials ?? throw new InvalidOperationException("No credentials.");
        try
        {
            return await SendAsync(
                [
                    new("grant_type", "authorization_code"),
                    new("client_id", app.ClientId),
                    new("client_secret", app.ClientSecret),
                    new("redirect_uri", request.RedirectUri.OriginalString),
                    new("code_verifier", request.CodeVerifier),
                    new("code", code),
                ],
                authorization: null,
                Grant.AuthorizationCode,
                previous: null,
                observer,
                cancellationToken).ConfigureAwait(false);
        }
        catch (SoundCloudApiException e) when (e.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized)
        {
            throw new SignInException(
                e.ErrorCode is "invalid_grant"
                    ? Messages.CodeNotAccepted
                    : Messages.SignInRefused(e.Message),
                e);
        }
    }

    public void Dispose() => http.Dispose();

    private async Task<TokenSet> SendAsync(
        KeyValuePair<string, string>[] form,
        AuthenticationHeaderValue? authorization,
        Grant grant,
        TokenSet? previous,
        IRequestObserver? observer,
        CancellationToken cancellationToken)
    {
        var asked = options.TimeProvider.GetUtcNow();
        using var request = new ApiRequestMessage(HttpMethod.Post, options.TokenUri)
        {
            Observer = observer ?? options.Observer,
            IsAuthorized = false,
            Secrets = [.. form.Where(static field => field.Key is "code" or "code_verifier" or "refresh_token").Select(static field => field.Value)],
            Content = new FormUrlEncodedContent(form),
        };
        if (authorization is not null && options.AuthorizationHeader is { } verbatim)
            request.Headers.TryAddWithoutValidation("Authorization", verbatim);
        else
            request.Headers.Authorization = authorization;

        using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        using var body = ((BodyContent)response.Content).Body.Share();
        if (!response.IsSuccessStatusCode)
            throw ApiError.Read(request, response, body.Memory.Span, redaction, options.TimeProvider.GetUtcNow()).ToException();
        var token = Read(request, body.Memory.Span, grant, previous, asked);
        CallMetrics.TokenIssued(form[0].Value);
        return token;
    }

    private TokenSet Read(ApiRequestMessage request, ReadOnlySpan<byte> body, Grant grant, TokenSet? previous, DateTimeOffset asked)
    {
        TokenAnswer? answer;
        try
        {
            answer = ModelReader.ReadObject(body, TokenAnswer.Shape, out _, out _);
        }
        catch (JsonException e)
        {
            // The parser's message quotes what it read, which can be the token.
            throw new ProtocolException(Messages.TokenAnswerUnreadable(e.BytePositionInLine));
        }
        if (string.IsNullOrWhiteSpace(answer?.AccessToken))
            throw new ProtocolException(ApiError.SaidIn(body) is { } said ? Messages.AnswerIsError(redaction.Scrub(said, request)) : Messages.NoAccessToken);
        if (!GivenSecret.IsSendable(answer.AccessToken.Trim()))
            throw new ProtocolException(Messages.AccessTokenUnsendable);
        var lifetime = answer.ExpiresIn is > 0 and < 10_000_000 ? TimeSpan.FromSeconds(answer.ExpiresIn.Value) : (TimeSpan?)null;
        // An empty value is none, and what cannot be a token too: neither replaces a good one.
        var refreshToken = answer.RefreshToken?.Trim() is { Length: > 0 } issued && GivenSecret.IsSendable(issued) ? issued : previous?.RefreshToken;
        return new TokenSet(answer.AccessToken, refreshToken, asked + lifetime, grant);
    }
}

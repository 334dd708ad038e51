using System.Net;
using System.Text;
using System.Text.Json;

namespace SoundCloud;

/// <summary>An error answer, in any of the shapes that the service uses. Reading one never throws.</summary>
internal sealed class ApiError
{
    private const int MaximumBody = 4096;

    // Of what is longer, the beginning is shown.
    private const int LongestJson = 256 * 1024;

    public required HttpStatusCode Status { get; init; }

    public required string Message { get; init; }

    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string Body { get; init; }

    public string? Code { get; init; }

    public IReadOnlyList<string> Errors { get; init; } = [];

    public string? RequestId { get; init; }

    public TimeSpan? RetryAfter { get; private init; }

    public string? LimitName { get; private init; }

    public DateTimeOffset? ResetsAt { get; private init; }

    public static ApiError Read(ApiRequestMessage request, HttpResponseMessage response, ReadOnlySpan<byte> body, Redaction redaction, DateTimeOffset now)
    {
        var text = redaction.ScrubJson(Encoding.UTF8.GetString(body.Length > Redaction.LongestBody ? body[..Redaction.LongestBody] : body), request);
        var fields = Fields.Read(body);
        var retry = RetryDelay.Read(response, fields, now);
        return new ApiError
        {
            Status = response.StatusCode,
            Message = redaction.Scrub(Sentence(fields, text, redaction.Status(response, request)), request),
            Method = request.Method.Method,
            Path = redaction.Path(request.RequestUri!, request),
            Body = text.Length > MaximumBody ? text[..MaximumBody] : text,
            Code = Told(fields.Code),
            Errors = [.. fields.Errors.Select(e => redaction.Scrub(e, request))],
            RequestId = response.Headers.TryGetValues("x-request-id", out var ids) ? Told(ids.FirstOrDefault()) : null,
            RetryAfter = retry.Delay,
            ResetsAt = retry.ResetsAt,
            LimitName = Told(fields.LimitName),
        };

        string? Told(string? said) => said is null ? null : redaction.Scrub(said, request);
    }

    public SoundCloudApiException ToException() =>
        Status is HttpStatusCode.TooManyRequests ? new RateLimitException(this) : new SoundCloudApiException(this);

    private static string Sentence(Fields fields, string text, string status)
    {
        var said = FirstSaid(fields.Message, fields.Errors.FirstOrDefault(), fields.Description, fields.Code, fields.IsJson || IsMarkup(text) ? null : text);
        if (said is null)
            return Messages.Answered(status);
        return said.StartsWith(status[..3], StringComparison.Ordinal) ? Messages.Answered(said) : Messages.AnsweredWith(status, said);
    }

    /// <summary>What an answer says that is an error but for its status; null where it is none. It can repeat a secret.</summary>
    public static string? SaidIn(ReadOnlySpan<byte> body) =>
        Fields.Read(body) is { IsJson: true } fields ? FirstSaid(fields.Message, fields.Errors.FirstOrDefault(), fields.Description, fields.Code) : null;

    private static string? FirstSaid(params ReadOnlySpan<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!string.IsNullOrWhiteSpace(candidate))
                return candidate.Trim();
        }
        return null;
    }

    private static bool IsMarkup(string text) => text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal);

    /// <summary>The fields of an error body, in any of the shapes that the service has used.</summary>
    internal sealed class Fields
    {
        public static readonly Fields None = new();

        public bool IsJson { get; private init; }

        public string? Message { get; private init; }

        public string? Description { get; private init; }

        public string? Code { get; private init; }

        public List<string> Errors { get; private init; } = [];

        public string? LimitName { get; private init; }

        public DateTimeOffset? ResetsAt { get; private init; }

        public static Fields Read(ReadOnlySpan<byte> body)
        {
            if (body.IsEmpty || body.Length > LongestJson || body.TrimStart(" \t\r\n"u8) is not [(byte)'{', ..])
                return None;
            try
            {
                var reader = new Utf8JsonReader(body);
                using var document = JsonDocument.ParseValue(ref reader);
                return FromRoot(document.RootElement);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // The parser throws an InvalidOperationException for a name that is not valid text.
                return None;
            }
        }

        private static Fields FromRoot(JsonElement root)
        {
            var errors = new List<string>();
            string? limitName = null;
            DateTimeOffset? resetsAt = null;
            if (root.TryGetProperty("errors", out var list) && list.ValueKind is JsonValueKind.Array)
            {
                foreach (var item in list.EnumerateArray())
                {
                    if (item.ValueKind is JsonValueKind.String && PlainText(item) is { Length: > 0 } plain)
                        errors.Add(plain);
                    else if (Text(item, "error_message") is { Length: > 0 } message)
                        errors.Add(message);
                    if (item.ValueKind is JsonValueKind.Object && item.TryGetProperty("meta", out var meta))
                    {
                        // If there are several limits, the one that ends last counts.
                        var isLatest = SoundCloudDate.TryParse(Text(meta, "reset_time"), out var time) && (resetsAt is null || time > resetsAt);
                        if (isLatest)
                            resetsAt = time;
                        if ((isLatest || limitName is null) && meta.ValueKind is JsonValueKind.Object && meta.TryGetProperty("rate_limit", out var limit))
                            limitName = Text(limit, "name") ?? Text(limit, "group") ?? limitName;
                    }
                }
            }
            return new Fields
            {
                IsJson = true,
                Message = Text(root, "message"),
                Description = Text(root, "error_description"),
                Code = Text(root, "error_code") ?? Text(root, "error") ?? OAuthCode(Text(root, "message")),
                Errors = errors,
                LimitName = limitName,
                ResetsAt = resetsAt,
            };
        }

        // The token host sometimes sends its codes, such as invalid_grant, as the message.
        private static string? OAuthCode(string? message) =>
            message is not null && message.Contains('_', StringComparison.Ordinal) && message.All(c => char.IsAsciiLetterLower(c) || c == '_') ? message : null;

        private static string? Text(JsonElement element, string name) =>
            element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
                ? PlainText(value)
                : null;

        // GetString throws on a lone surrogate. Only these characters are lost, not the answer.
        private static string PlainText(JsonElement value)
        {
            try
            {
                return value.GetString() ?? "";
            }
            catch (InvalidOperationException)
            {
                return value.GetRawText().Trim('"');
            }
        }
    }
}

using Microsoft.Extensions.Logging;

namespace SoundCloud.AspNetCore;

/// <summary>Writes the client's calls to the site's log. The records hold no secret.</summary>
internal sealed partial class LoggingObserver(ILogger log) : IRequestObserver
{
    private readonly ILogger _log = log;

    public void OnRequest(RequestRecord record)
    {
        if (record.Error is null && record.Status is < 500)
            Answered(record);
        else
            Failed(record);
    }

    public void OnRetry(RetryRecord record) => Retried(record);

    public void OnNotice(string message) => Noticed(message);

    public void OnWarning(string message) => Warned(message);

    [LoggerMessage(1, LogLevel.Debug, "{Request}")]
    private partial void Answered(RequestRecord request);

    [LoggerMessage(2, LogLevel.Warning, "{Request}")]
    private partial void Failed(RequestRecord request);

    [LoggerMessage(3, LogLevel.Information, "{Retry}")]
    private partial void Retried(RetryRecord retry);

    [LoggerMessage(4, LogLevel.Information, "{Notice}")]
    private partial void Noticed(string notice);

    [LoggerMessage(5, LogLevel.Warning, "{Warning}")]
    private partial void Warned(string warning);
}

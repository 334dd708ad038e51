using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox;

/// <summary>The routes of one of the three hosts.</summary>
internal interface IHost
{
    string Name { get; }

    /// <summary>Runs before the request is logged.</summary>
    Task PrepareAsync(Visit visit);

    /// <summary>Adds the details that only this host knows to the log entry.</summary>
    void Describe(Visit visit, LoggedRequest entry);

    Task<HttpResponse> AnswerAsync(Visit visit);
}

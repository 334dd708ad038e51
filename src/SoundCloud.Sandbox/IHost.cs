using SoundCloud.Sandbox.Http;

namespace SoundCloud.Sandbox;

/// <summary>The routes of one of the three hosts.</summary>
internal interface IHost
{
    string Name { get; }

    /// <summary>Before the request is logged.</summary>
    Task PrepareAsync(Visit visit);

    /// <summary>Adds to the log's line what only this host knows.</summary>
    void Describe(Visit visit, LoggedRequest entry);

    Task<HttpResponse> AnswerAsync(Visit visit);
}

namespace SoundCloud;

/// <summary>The result for one of many ids: the thing, or the failure.</summary>
public sealed record BatchResult<T>(SoundCloudId Id, T? Item, SoundCloudException? Error)
    where T : class;

namespace SoundCloud;

/// <summary>One of many things asked for by id: the thing, or why it did not come.</summary>
public sealed record BatchResult<T>(SoundCloudId Id, T? Item, SoundCloudException? Error)
    where T : class;

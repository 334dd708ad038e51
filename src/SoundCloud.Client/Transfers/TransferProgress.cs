namespace SoundCloud;

/// <summary>How far an upload or download is.</summary>
/// <param name="Bytes">Bytes so far.</param>
/// <param name="Total">Bytes in all; null where that is not known.</param>
public readonly record struct TransferProgress(long Bytes, long? Total);

namespace SoundCloud.PowerShell;

/// <summary>A row of a statistics file: the figures of one track at one time.</summary>
internal readonly record struct StatisticRow(DateTimeOffset Time, string Urn, string Title, Figures Figures);

using System.Text.Json.Serialization;

namespace SoundCloud.PowerShell;

[JsonSourceGenerationOptions(IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(PartNote))]
internal sealed partial class TransfersJsonContext : JsonSerializerContext;

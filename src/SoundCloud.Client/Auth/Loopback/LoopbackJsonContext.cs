using System.Text.Json.Serialization;

namespace SoundCloud;

[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LoopbackJsonContext : JsonSerializerContext;

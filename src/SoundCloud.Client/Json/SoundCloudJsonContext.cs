using System.Text.Json.Serialization;

namespace SoundCloud;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    MaxDepth = 64,
    Converters = [typeof(LenientString), typeof(LenientDouble)])]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class SoundCloudJsonContext : JsonSerializerContext;

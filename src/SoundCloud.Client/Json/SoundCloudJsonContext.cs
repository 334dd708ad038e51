using System.Text.Json.Serialization;

namespace SoundCloud;

[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    MaxDepth = 64,
    Converters =
    [
        typeof(LenientString), typeof(LenientInt64), typeof(LenientInt32), typeof(LenientDouble),
        typeof(LenientBoolean), typeof(LenientDate), typeof(LenientDuration),
    ])]
[JsonSerializable(typeof(List<Track>))]
[JsonSerializable(typeof(List<User>))]
[JsonSerializable(typeof(List<Playlist>))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class SoundCloudJsonContext : JsonSerializerContext;

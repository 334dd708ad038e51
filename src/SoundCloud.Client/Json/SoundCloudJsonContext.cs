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
[JsonSerializable(typeof(List<Comment>))]
[JsonSerializable(typeof(List<Activity>))]
[JsonSerializable(typeof(List<WebProfile>))]
[JsonSerializable(typeof(List<Connection>))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(Storefront))]
[JsonSerializable(typeof(StreamLinks))]
[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class SoundCloudJsonContext : JsonSerializerContext;

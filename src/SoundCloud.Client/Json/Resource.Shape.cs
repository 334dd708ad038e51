namespace SoundCloud;

public abstract partial class Resource
{
    private protected static Shape<T> ShapeOf<T>()
        where T : Resource, new() => new Shape<T>(static () => new())
        .Field("kind", static (thing, ref json) => thing.Kind = json.Word())
        .Field("urn", static (thing, ref json) => thing.Urn = json.Text())
        .Field("id", static (thing, ref json) => thing.Id = json.Count())
        .Field("uri", static (thing, ref json) => thing.Uri = json.Text());
}

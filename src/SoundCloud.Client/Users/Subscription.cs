namespace SoundCloud;

/// <summary>One of a user's subscriptions, of which only the product's name is kept: the API nests it three levels deep.</summary>
internal sealed class Subscription
{
    private string? _name;

    public static string? Names(List<Subscription>? subscriptions) =>
        subscriptions is null ? null : string.Join(", ", subscriptions.Select(static one => one._name).OfType<string>());

    private static Shape<Subscription> ProductShape { get; } = new Shape<Subscription>(static () => new())
        .Field("name", static (product, ref json) => product._name = json.Text());

    public static Shape<Subscription> Shape { get; } = new Shape<Subscription>(static () => new())
        .Field("product", static (subscription, ref json) => subscription._name = json.One(ProductShape)?._name);
}

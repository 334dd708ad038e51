namespace SoundCloud;

public partial class Storefront
{
    internal static Shape<Storefront> Shape { get; } = new Shape<Storefront>(static () => new())
        .Field("track_urn", static (storefront, ref json) => storefront.TrackUrn = json.Text())
        .Field("title", static (storefront, ref json) => storefront.Title = json.Text())
        .Field("type", static (storefront, ref json) => storefront.Type = json.Word())
        .Field("link", static (storefront, ref json) => storefront.Link = json.Text())
        .Field("link_title", static (storefront, ref json) => storefront.LinkTitle = json.Text())
        .Field("description", static (storefront, ref json) => storefront.Description = json.Text())
        .Field("price", static (storefront, ref json) => storefront.Price = json.Text())
        .Field("image_url", static (storefront, ref json) => storefront.ImageUrl = json.Text());
}

namespace SoundCloud;

/// <summary>What a track sells: <c>PUT /tracks/{track_urn}/storefront</c>. A write replaces all of it.</summary>
public sealed class Storefront
{
    /// <summary>The URN of the track; in answers only.</summary>
    public string? TrackUrn { get; set; }

    /// <summary>The title, at most 100 characters; required.</summary>
    public string? Title { get; set; }

    /// <summary>What it is: <c>digital</c>, <c>vinyl</c>, <c>cd</c>, <c>cassette</c>, <c>apparel</c>, <c>sample_pack</c>, <c>subscription</c>, <c>live_event</c>, <c>live_stream</c> or <c>other</c>; required.</summary>
    public string? Type { get; set; }

    /// <summary>Where it is sold, at most 255 characters; required.</summary>
    public string? Link { get; set; }

    /// <summary>The link's text, at most 50 characters.</summary>
    public string? LinkTitle { get; set; }

    /// <summary>The description, at most 500 characters.</summary>
    public string? Description { get; set; }

    /// <summary>The price as text, at most 20 characters.</summary>
    public string? Price { get; set; }

    /// <summary>The picture; in answers only.</summary>
    public string? ImageUrl { get; set; }

    /// <summary>The title.</summary>
    public override string ToString() => Printable.Line(Title);

    /// <summary>The members that were set, as a body.</summary>
    internal JsonContent ToJson() => new(writer =>
    {
        writer.WriteStartObject();
        foreach (var (name, value) in new[] { ("title", Title), ("type", Type), ("link", Link), ("link_title", LinkTitle), ("description", Description), ("price", Price) })
        {
            if (value is not null)
                writer.WriteString(name, value);
        }
        writer.WriteEndObject();
    });

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

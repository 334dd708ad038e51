using System.Text.Json.Nodes;

namespace SoundCloud.Sandbox.Faults;

/// <summary>Answers that are valid but differ from the specification.</summary>
internal static class ShapeFaults
{
    public static IReadOnlyList<Fault> All { get; } =
    [
        new("unknown-fields", "Every resource has members that are in no schema. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.Edit(response, root =>
            {
                foreach (var resource in JsonBody.Resources(root).ToArray())
                {
                    resource["query_urn"] = "soundcloud:search:0123456789abcdef";
                    resource["brand_new"] = JsonNode.Parse("""{"nested":[1,2.5,"three",null,{"deep":true}]}""");
                }

                return root;
            }),
        },
        new("null-fields", "Every scalar of every resource is null, except urn, id and kind. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EachMember(response, value => value is JsonValue ? null : value?.DeepClone()),
        },
    ];
}

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
        new("other-kind", "A thing that is asked for by id is answered as a user. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EditObject(response, thing =>
            {
                if (thing.ContainsKey("urn"))
                    (thing["kind"], thing["urn"]) = ("user", "soundcloud:users:5");
            }),
        },
        new("other-id", "A thing that is asked for by id is answered with the id of another one. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EditObject(response, thing =>
            {
                if (thing["urn"]?.GetValue<string>() is { } urn)
                    (thing["id"], thing["urn"]) = (666, urn[..(urn.LastIndexOf(':') + 1)] + "666");
            }),
        },
        EverySecond("nameless-items", "Every second item of a list has no id of any form.", item =>
        {
            foreach (var name in (string[])["urn", "id", "uri"])
                item.Remove(name);
        }),
        EverySecond("foreign-items", "Every second item of a list is a thing of another kind.", item => (item["kind"], item["urn"]) = ("app", $"soundcloud:{(item["kind"]?.GetValue<string>() == "user" ? "tracks" : "users")}:5")),
        new("null-fields", "Every scalar of every resource is null, except urn, id and kind. :n = the first n requests.")
        {
            Alter = (_, _, response) => JsonBody.EachMember(response, value => value is JsonValue ? null : value?.DeepClone()),
        },
    ];

    private static Fault EverySecond(string name, string description, Action<JsonObject> edit) => new(name, description + " :n = the first n requests.")
    {
        Alter = (_, _, response) => JsonBody.EditObject(response, page =>
        {
            if (page["collection"] is not JsonArray items)
                return;
            for (var i = 1; i < items.Count; i += 2)
                edit(items[i]!.AsObject());
        }),
    };
}

namespace SoundCloud.Tests;

public class TagCollectionTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("techno", new[] { "techno" })]
    [InlineData("late night", new[] { "late night" })]
    [InlineData("late night, vinyl", new[] { "late night", "vinyl" })]
    [InlineData(" late night ,, vinyl,", new[] { "late night", "vinyl" })]
    [InlineData("\"spirit space\" techno", new[] { "spirit space", "techno" })]
    [InlineData("\"rock, pop\"", new[] { "rock, pop" })]
    [InlineData("\"rock, pop\", dub techno", new[] { "rock, pop", "dub techno" })]
    [InlineData("\"unclosed list", new[] { "unclosed list" })]
    public void A_text_that_somebody_wrote_is_read_as_a_list(string text, string[] tags) => Assert.Equal(tags, TagCollection.Parse(text));

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("techno  dub", new[] { "techno", "dub" })]
    [InlineData("\"spirit space\" techno \"rock, pop\"", new[] { "spirit space", "techno", "rock, pop" })]
    public void The_services_list_is_read(string list, string[] tags) => Assert.Equal(tags, TagCollection.ParseTagList(list));

    [Theory]
    [InlineData("a")]
    [InlineData("a b")]
    [InlineData("a, b")]
    [InlineData("a", "b")]
    [InlineData("a b", "c,d", "e")]
    public void Tags_come_back_from_their_text_and_from_the_services(params string[] tags)
    {
        var list = TagCollection.ParseTagList(TagList.Join(tags));
        Assert.Equal(tags, list);
        Assert.Equal(tags, TagCollection.Parse(list.ToString()));
    }

    [Theory]
    [InlineData(2024, 2, 29, "2024-02-29")]
    [InlineData(2023, 2, 29, null)]
    [InlineData(2024, null, 29, null)]
    [InlineData(0, 1, 1, null)]
    public void A_day_of_release_has_all_its_parts(int? year, int? month, int? day, string? shown)
    {
        Assert.Equal(shown, new Track { ReleaseYear = year, ReleaseMonth = month, ReleaseDay = day }.ReleaseDate);
        Assert.Equal(shown, new Playlist { ReleaseYear = year, ReleaseMonth = month, ReleaseDay = day }.ReleaseDate);
    }
}

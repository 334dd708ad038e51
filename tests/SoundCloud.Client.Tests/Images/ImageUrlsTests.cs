namespace SoundCloud.Tests;

public class ImageUrlsTests
{
    [Fact]
    public void Each_size_is_made_from_the_one_that_the_api_sends()
    {
        var urls = ImageUrls.From("https://i1.sndcdn.com/artworks-000123-large-x-large.jpg")!;

        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-original.jpg", urls.Original);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-t500x500.jpg", urls.T500x500);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-crop.jpg", urls.Crop);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-t300x300.jpg", urls.T300x300);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-large.jpg", urls.Large);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-t67x67.jpg", urls.T67x67);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-badge.jpg", urls.Badge);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-small.jpg", urls.Small);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-tiny.jpg", urls.Tiny);
        Assert.Equal("https://i1.sndcdn.com/artworks-000123-large-x-mini.jpg", urls.Mini);
    }

    [Theory]
    [InlineData("https://i1.sndcdn.com/a-large.jpg?e76cf77", "https://i1.sndcdn.com/a-t500x500.jpg?e76cf77")]
    [InlineData("https://i1.sndcdn.com/a-large.jpg?x=b-large.png", "https://i1.sndcdn.com/a-t500x500.jpg?x=b-large.png")]
    [InlineData("https://i1.sndcdn.com/a-t300x300.png", "https://i1.sndcdn.com/a-t500x500.png")]
    public void What_stands_around_the_size_stays(string sent, string asked) => Assert.Equal(asked, ImageUrls.From(sent)!.T500x500);

    [Theory]
    [InlineData("https://a1.sndcdn.com/images/default_avatar_large.png")]
    [InlineData("https://example.com/my-large.folder/picture")]
    [InlineData("https://example.com/picture-large")]
    [InlineData("https://example.com/picture-enlarged.jpg")]
    [InlineData("-")]
    [InlineData("?-large.jpg")]
    public void A_picture_without_a_size_has_one(string sent)
    {
        var urls = ImageUrls.From(sent)!;

        Assert.Equal(sent, urls.T500x500);
        Assert.Equal(sent, urls.Original);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_picture_has_no_sizes(string? sent) => Assert.Null(ImageUrls.From(sent));
}

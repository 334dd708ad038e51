using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace SoundCloud.Tests;

public class SoundCloudDateTests
{
    private static readonly Gen<DateTimeOffset> Dates =
        from seconds in Gen.Choose(0, int.MaxValue)
        from minutes in Gen.Choose(-14 * 60, 14 * 60)
        select new DateTimeOffset(1995, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(seconds).ToOffset(TimeSpan.FromMinutes(minutes));

    [Theory]
    [InlineData("2019/01/15 15:40:49 +0000", "2019-01-15T15:40:49Z")]
    [InlineData("2019/01/15 15:40:49 +0230", "2019-01-15T13:10:49Z")]
    [InlineData("2019/01/15 15:40:49 -0800", "2019-01-15T23:40:49Z")]
    [InlineData("2019-01-15T15:40:49Z", "2019-01-15T15:40:49Z")]
    [InlineData("2019-01-15T15:40:49.250+01:00", "2019-01-15T14:40:49.25Z")]
    [InlineData("2019-01-15", "2019-01-15T00:00:00Z")]
    public void Both_formats_of_the_API_are_read(string text, string expected)
    {
        Assert.True(SoundCloudDate.TryParse(text, out var date));
        Assert.Equal(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture), date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2019/02/30 15:40:49 +0000")]
    [InlineData("2019/01/15 24:40:49 +0000")]
    [InlineData("2019/01/15 15:60:49 +0000")]
    [InlineData("2019/01/15 15:40:49 +1500")]
    [InlineData("2019/01/15 15:40:49 +1430")]
    [InlineData("0001/01/01 00:00:00 +0100")]
    [InlineData("9999/12/31 23:59:59 -0100")]
    [InlineData("0000/01/01 00:00:00 +0000")]
    [InlineData("yesterday")]
    [InlineData("15:40")]
    [InlineData("15:40:49 +0000")]
    [InlineData("Monday")]
    [InlineData("Monday 15:40")]
    [InlineData("12")]
    public void What_is_no_date_is_none_and_never_one_that_depends_on_today(string text) => Assert.False(SoundCloudDate.TryParse(text, out _));

    [Fact]
    public void Any_date_written_as_the_API_writes_it_reads_back() => Prop.ForAll(Dates.ToArbitrary(), date =>
    {
        var offset = (date.Offset < TimeSpan.Zero ? "-" : "+") + date.Offset.ToString("hhmm", CultureInfo.InvariantCulture);
        return SoundCloudDate.TryParse(date.ToString("yyyy'/'MM'/'dd HH:mm:ss ", CultureInfo.InvariantCulture) + offset, out var read)
            && read == date && read.Offset == date.Offset;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_filter_date_is_UTC_to_the_second() => Prop.ForAll(Dates.ToArbitrary(), date =>
        DateTime.ParseExact(SoundCloudDate.ToFilter(date), "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) == date.UtcDateTime).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_whatever_makes_the_reader_throw() => Prop.ForAll<string>(text =>
        SoundCloudDate.TryParse(text, out var date) || date == default).QuickCheckThrowOnFailure();
}

using FsCheck;
using FsCheck.Fluent;

namespace SoundCloud.Tests;

public class SoundCloudIdProperties
{
    private static readonly Gen<ResourceKind> Kinds = Gen.Elements(ResourceKind.Track, ResourceKind.User, ResourceKind.Playlist, ResourceKind.Comment);

    private static readonly Gen<string> Words = Gen.Elements("abcdefghijklmnopqrstuvwxyzABCXYZ0189-_".ToCharArray())
        .NonEmptyListOf().Select(c => new string(c.ToArray()));

    private static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Choose(1, int.MaxValue).Select(n => n.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        from kind in Kinds from last in Words select $"soundcloud:{SoundCloudId.Noun(kind)}:{last}",
        from kind in Kinds from last in Gen.Choose(1, int.MaxValue) select $"https://api.soundcloud.com/{SoundCloudId.Noun(kind)}/{last}",
        from user in Words select $"https://soundcloud.com/{user}",
        from user in Words from track in Words select $"{user}/{track}",
        from user in Words from set in Words select $"http://www.soundcloud.com/{user}/sets/{set}?si={set}",
        Words,
        Gen.Constant("me"));

    [Fact]
    public void What_parses_parses_again_from_its_own_text() => Prop.ForAll(Texts.ToArbitrary(), text =>
    {
        if (!SoundCloudId.TryParse(text, ResourceKind.Unknown, out var id))
            return true;
        return SoundCloudId.Parse(id.ToString()) == id;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_number_is_the_same_id_as_long_as_text_with_zeros_and_in_its_URN() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue).Select(n => (long)n * 3).ToArbitrary(), Kinds.ToArbitrary(), Gen.Choose(0, 6).ToArbitrary(), (number, kind, zeros) =>
        {
            var text = new string('0', zeros) + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
            var urn = SoundCloudId.FromInt64(number).ToUrn(kind);
            return SoundCloudId.Parse(text, kind).ToUrn(kind) == urn
                && SoundCloudId.Parse(urn).ToUrn(kind) == urn
                && SoundCloudId.Parse(urn.ToUpperInvariant(), kind).ToUrn(kind) == urn;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_whatever_makes_the_parser_throw() => Prop.ForAll<string>(text =>
    {
        var parsed = SoundCloudId.TryParse(text, ResourceKind.Unknown, out var id);
        return parsed != id.IsEmpty;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_URN_only_ever_holds_what_can_stand_in_a_path() => Prop.ForAll(
        ArbMap.Default.GeneratorFor<string>().Where(t => t is not null).Select(t => "soundcloud:tracks:" + t).ToArbitrary(), text =>
        !SoundCloudId.TryParse(text, ResourceKind.Track, out var id)
        || id.ToUrn(ResourceKind.Track).All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.')).QuickCheckThrowOnFailure();
}

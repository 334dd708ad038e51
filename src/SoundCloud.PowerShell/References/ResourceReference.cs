using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// A reference to a track, user or playlist: a number, a text form of an id, or an object with Urn or Id. It is parsed when it is used, so
/// that an invalid id is an error for this input only.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResourceReference
{
    private readonly string _text;
    private string? _secretToken;

    private protected ResourceReference(object input, string text, string? title, ResourceKind kind)
    {
        Input = input;
        Thing = (input is PSObject wrapped ? wrapped.BaseObject : input) as Resource;
        _text = text;
        Kind = kind;
        Description = string.IsNullOrEmpty(title) ? text : $"{title} ({text})";
    }

    /// <summary>The input that the reference was made from.</summary>
    public object Input { get; }

    /// <summary>The thing itself, if the input is an object of this module.</summary>
    internal Resource? Thing { get; }

    internal string Description { get; }

    /// <summary>Whether the input is not the thing itself but refers to it, as a comment refers to its track.</summary>
    internal bool IsPointer { get; private set; }

    internal ResourceKind Kind { get; }

    internal SoundCloudId ToId() => SoundCloudId.Parse(_text, Kind).WithSecretToken(_secretToken);

    /// <summary>The id with the secret of its share link: the one given, else that of a private thing that was piped.</summary>
    internal SoundCloudId ToId(string? secretToken) => WithSecret(secretToken).ToId();

    /// <summary>The same thing, whose id has the secret of its share link.</summary>
    internal ResourceReference WithSecret(string? secretToken)
    {
        _secretToken = secretToken ?? ReferenceConverter.SecretTokenOf(Input, Kind);
        return this;
    }

    internal ResourceReference AsPointer()
    {
        IsPointer = true;
        return this;
    }

    /// <summary>The id as it was given.</summary>
    public override string ToString() => _text;
}

/// <summary>What a cmdlet does with all references of a parameter.</summary>
internal static class ResourceReferences
{
    /// <summary>The references, each with the secret of its share link: the one given, else that of a private thing that was piped.</summary>
    public static IEnumerable<ResourceReference?>? WithSecret(this IEnumerable<ResourceReference?>? references, string? secretToken) =>
        references?.Select(reference => reference?.WithSecret(secretToken));
}

/// <summary>A track: its number, URN or link, a track object, or an object that refers to a track.</summary>
[TypeConverter(typeof(TrackReferenceConverter))]
public sealed class TrackReference : ResourceReference
{
    internal TrackReference(object input, string text, string? title)
        : base(input, text, title, ResourceKind.Track)
    {
    }
}

/// <summary>
/// A user: a number, URN, permalink or link, a user object, an object that refers to a user, or <c>me</c> for the signed-in user.
/// </summary>
[TypeConverter(typeof(UserReferenceConverter))]
public sealed class UserReference : ResourceReference
{
    internal UserReference(object input, string text, string? title)
        : base(input, text, title, ResourceKind.User)
    {
    }
}

/// <summary>A playlist: its number, URN or link, a playlist object, or an object that refers to a playlist.</summary>
[TypeConverter(typeof(PlaylistReferenceConverter))]
public sealed class PlaylistReference : ResourceReference
{
    internal PlaylistReference(object input, string text, string? title)
        : base(input, text, title, ResourceKind.Playlist)
    {
    }
}

/// <summary>Converts only objects of its kind, so that the parameter binder chooses the parameter by the object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ReferenceConverter : PSTypeConverter
{
    private protected abstract ResourceKind Kind { get; }

    private string Refusal => Kind switch
    {
        ResourceKind.Track => Messages.NotATrack,
        ResourceKind.User => Messages.NotAUser,
        _ => Messages.NotAPlaylist,
    };

    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => Convert(sourceValue) is not null;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Convert(sourceValue) ?? throw new PSInvalidCastException(Refusal);

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException("A reference does not convert to another type.");

    private protected abstract ResourceReference Make(object input, string text, string? title);

    private ResourceReference? Convert(object? source)
    {
        var value = source is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : source;
        return value switch
        {
            null => null,
            // A feed item refers to its track or playlist.
            Activity feedItem => Convert(feedItem.Origin)?.AsPointer(),
            Comment comment => PointedAt(source!, Kind switch
            {
                ResourceKind.Track => comment.TrackUrn,
                ResourceKind.User => comment.UserUrn ?? comment.User?.Urn,
                _ => null,
            }),
            // Its number is the id of another kind of thing.
            Resource { Urn: null or "" } other when !IsOfKind(other) => null,
            Resource thing => Named(source!, thing.Urn, thing.Id?.ToString(CultureInfo.InvariantCulture), TitleOf(thing)),
            string text => Make(text, text, null),
            System.Uri uri => Make(uri, uri.OriginalString, null),
            SoundCloudId id => id.Fits(Kind) ? Make(id, id.ToString(), null) : null,
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal or double =>
                Make(value, System.Convert.ToString(value, CultureInfo.InvariantCulture)!, null),
            _ => Named(source!, Member(source!, "Urn"), Member(source!, "Id"), Member(source!, "Title") ?? Member(source!, "Username"))
                ?? PointedAt(source!, RelatedTo(source!)),
        };
    }

    // A URN shows the kind of the thing; an object with only a number is accepted for any kind.
    private ResourceReference? Named(object source, string? urn, string? id, string? title) =>
        urn is not { Length: > 0 } ? (id is null ? null : Make(source, id, title))
        : SoundCloudId.TryParse(urn, Kind, out _) ? Make(source, urn, title)
        : null;

    private ResourceReference? PointedAt(object source, string? urn) =>
        SoundCloudId.TryParse(urn, Kind, out _) ? Make(source, urn!, null).AsPointer() : null;

    // A saved comment refers to its track or its author, depending on the parameter; a stream and a storefront refer to their track. A
    // playlist does not refer to its user, because a cmdlet that takes both would be ambiguous.
    private string? RelatedTo(object source) => Kind switch
    {
        ResourceKind.Track => Member(source, "TrackUrn"),
        ResourceKind.User when SoundCloudId.TryParse(Member(source, "Urn"), ResourceKind.Comment, out _) => Member(source, "UserUrn"),
        _ => null,
    };

    private static string? TitleOf(Resource thing) => thing switch
    {
        Track track => track.Title,
        Playlist playlist => playlist.Title,
        User user => user.Username,
        _ => null,
    };

    private bool IsOfKind(Resource resource) => Kind switch
    {
        ResourceKind.Track => resource is Track,
        ResourceKind.User => resource is User,
        _ => resource is Playlist,
    };

    /// <summary>The secret of the share link of a private thing, live or saved; null for any other input.</summary>
    internal static string? SecretTokenOf(object input, ResourceKind kind)
    {
        if (input is string or System.Uri or ValueType)
            return null;
        if (SoundCloudId.TryParse(Member(input, "SecretUri") ?? Member(input, "Uri"), kind, out var id) && id.SecretToken is { } secret)
            return secret;
        var last = Member(input, "PermalinkUrl")?.Split('/')[^1];
        return last?.StartsWith("s-", StringComparison.Ordinal) == true && Member(input, "Sharing") == "private" ? last : null;
    }

    private static string? Member(object source, string name)
    {
        var value = source is System.Collections.IDictionary dictionary
            ? dictionary[name]
            : PSObject.AsPSObject(source).Properties[name]?.Value;
        return value is null ? null : LanguagePrimitives.ConvertTo<string>(value) is { Length: > 0 } text ? text : null;
    }
}

/// <summary>Converts to <see cref="TrackReference"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackReferenceConverter : ReferenceConverter
{
    private protected override ResourceKind Kind => ResourceKind.Track;

    private protected override ResourceReference Make(object input, string text, string? title) => new TrackReference(input, text, title);
}

/// <summary>Converts to <see cref="UserReference"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UserReferenceConverter : ReferenceConverter
{
    private protected override ResourceKind Kind => ResourceKind.User;

    private protected override ResourceReference Make(object input, string text, string? title) => new UserReference(input, text, title);
}

/// <summary>Converts to <see cref="PlaylistReference"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlaylistReferenceConverter : ReferenceConverter
{
    private protected override ResourceKind Kind => ResourceKind.Playlist;

    private protected override ResourceReference Make(object input, string text, string? title) => new PlaylistReference(input, text, title);
}

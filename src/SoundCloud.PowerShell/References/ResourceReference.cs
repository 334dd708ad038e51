using System.ComponentModel;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>A thing as a user names it: a number, a text form of an id, or an object that has Urn or Id. It is parsed when it is used, so that a bad one is that input's own error.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ResourceReference
{
    private readonly string _text;

    private protected ResourceReference(object input, string text, string? title, ResourceKind kind)
    {
        Input = input;
        _text = text;
        Kind = kind;
        Description = title is null ? text : $"{title} ({text})";
    }

    /// <summary>What was given.</summary>
    public object Input { get; }

    internal string Description { get; }

    /// <summary>Whether the input is not the thing but points at it, as a comment does at its track.</summary>
    internal bool IsPointer { get; private set; }

    internal ResourceKind Kind { get; }

    internal SoundCloudId ToId() => SoundCloudId.Parse(_text, Kind);

    internal ResourceReference AsPointer()
    {
        IsPointer = true;
        return this;
    }

    /// <summary>The id as given.</summary>
    public override string ToString() => _text;
}

/// <summary>A track: its number, URN or link, or an object that is one or stands for one.</summary>
[TypeConverter(typeof(TrackReferenceConverter))]
public sealed class TrackReference : ResourceReference
{
    internal TrackReference(object input, string text, string? title)
        : base(input, text, title, ResourceKind.Track)
    {
    }

    /// <summary>The track itself, where an object of it was given.</summary>
    internal Track? Track => (Input is PSObject wrapped ? wrapped.BaseObject : Input) as Track;
}

/// <summary>A user: their number, URN, permalink or link, an object that is one, or <c>me</c> for the signed-in one.</summary>
[TypeConverter(typeof(UserReferenceConverter))]
public sealed class UserReference : ResourceReference
{
    internal UserReference(object input, string text, string? title)
        : base(input, text, title, ResourceKind.User)
    {
    }
}

/// <summary>A playlist: its number, URN or link, or an object that is one or stands for one.</summary>
[TypeConverter(typeof(PlaylistReferenceConverter))]
public sealed class PlaylistReference : ResourceReference
{
    internal PlaylistReference(object input, string text, string? title)
        : base(input, text, title, ResourceKind.Playlist)
    {
    }
}

/// <summary>Lets the parameter binder tell by the object which kind of thing it is.</summary>
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
            // An item of a feed stands for what it is about.
            Activity feedItem => Convert(feedItem.Origin)?.AsPointer(),
            // Their numbers name something else.
            Resource { Urn: null } other when !IsOfKind(other) => null,
            string text => Make(text, text, null),
            System.Uri uri => Make(uri, uri.OriginalString, null),
            SoundCloudId id => id.Fits(Kind) ? Make(id, id.ToString(), null) : null,
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal or double =>
                Make(value, System.Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!, null),
            _ => FromMembers(source!),
        };
    }

    // An object that has Urn says its kind itself; one that only has Id is believed.
    private ResourceReference? FromMembers(object source)
    {
        var (urn, id, title) = (Member(source, "Urn"), Member(source, "Id"), Member(source, "Title") ?? Member(source, "Username"));
        if (urn is not null && SoundCloudId.TryParse(urn, Kind, out _))
            return Make(source, urn, title);
        if (urn is null && id is not null)
            return Make(source, id, title);
        return Related(source, urn) is { } other && SoundCloudId.TryParse(other, Kind, out _) ? Make(source, other, null).AsPointer() : null;
    }

    // A comment stands for its track or its author, whichever is asked for; a stream and a storefront stand for their track.
    // A playlist does not stand for its user: where both are possible, it is the playlist that is meant.
    private string? Related(object source, string? urn) => Kind switch
    {
        ResourceKind.Track => Member(source, "TrackUrn"),
        ResourceKind.User when SoundCloudId.TryParse(urn, ResourceKind.Comment, out _) => Member(source, "UserUrn") ?? (source as Comment)?.User?.Urn,
        _ => null,
    };

    private bool IsOfKind(Resource resource) => Kind switch
    {
        ResourceKind.Track => resource is Track,
        ResourceKind.User => resource is User,
        _ => resource is Playlist,
    };

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

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

/// <summary>A user as in <see cref="UserReference"/>, or a track, a playlist or a feed item about one for the user who uploaded it.</summary>
[TypeConverter(typeof(UploaderReferenceConverter))]
public sealed class UploaderReference : ResourceReference
{
    internal UploaderReference(object input, string text, string? title)
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
    /// <remarks>PowerShell's own method would unwrap a number that was typed, and lose how it was typed.</remarks>
    public override bool CanConvertFrom(PSObject sourceValue, Type destinationType) => Convert(sourceValue) is not null;

    /// <inheritdoc/>
    public override object ConvertFrom(PSObject sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        Convert(sourceValue) ?? throw new PSInvalidCastException(Refusal);

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException("A reference does not convert to another type.");

    private protected abstract ResourceReference Make(object input, string text, string? title);

    /// <summary>What stands for the thing in place of the input.</summary>
    private protected virtual object? Subject(object input) => input;

    private ResourceReference? Convert(object? input)
    {
        var source = input is null ? null : Subject(input);
        var value = source is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : source;
        return value switch
        {
            // A script block has an Id too.
            null or ScriptBlock => null,
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
            // The text of a number that was typed is what was typed: the user 2mb, not 2097152.
            sbyte or byte or short or ushort or int or uint or long or ulong or decimal or double or float =>
                Make(value, LanguagePrimitives.ConvertTo<string>(source), null),
            _ when Row.IsSaved<Activity>(source!) => Members.Value(source!, nameof(Activity.Origin)) is { } origin ? Convert(origin)?.AsPointer() : null,
            _ => Named(source!, Members.Text(source!, "Urn"), Members.Text(source!, "Id"), Members.Text(source!, "Title") ?? Members.Text(source!, "Username"))
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
        ResourceKind.Track => Members.Text(source, "TrackUrn"),
        ResourceKind.User when SoundCloudId.TryParse(Members.Text(source, "Urn"), ResourceKind.Comment, out _) => Members.Text(source, "UserUrn"),
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
        if (SoundCloudId.TryParse(Members.Text(input, "SecretUri") ?? Members.Text(input, "Uri"), kind, out var id) && id.SecretToken is { } secret)
            return secret;
        var last = Members.Text(input, "PermalinkUrl")?.Split('/')[^1];
        return last?.StartsWith("s-", StringComparison.Ordinal) == true && Members.Text(input, "Sharing") == "private" ? last : null;
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

/// <summary>Converts to <see cref="UploaderReference"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UploaderReferenceConverter : ReferenceConverter
{
    private protected override ResourceKind Kind => ResourceKind.User;

    private protected override ResourceReference Make(object input, string text, string? title) => new UploaderReference(input, text, title);

    private protected override object? Subject(object input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        Track { User: { } user } => user,
        Playlist { User: { } user } => user,
        Activity { Origin: { } origin } => Subject(origin),
        string or System.Uri or SoundCloudId or ValueType or User or Comment => input,
        _ when Row.IsSaved<Activity>(input) => Members.Value(input, nameof(Activity.Origin)) is { } origin ? Subject(origin) : null,
        _ when SoundCloudId.TryParse(Members.Text(input, "Urn"), ResourceKind.Unknown, out var id) && id.Kind is ResourceKind.Track or ResourceKind.Playlist => UploaderOf(input),
        _ => input,
    };

    // A saved track says its user by name only where the user was not saved with it.
    private static object? UploaderOf(object saved) => Members.Text(saved, "UserUrn")
        ?? (Members.Value(saved, "User") is { } user and not (string or PSObject { BaseObject: string }) ? user : null)
        ?? Members.Text(saved, "UserId") ?? Members.Text(saved, "user_id");
}

/// <summary>Converts to <see cref="PlaylistReference"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlaylistReferenceConverter : ReferenceConverter
{
    private protected override ResourceKind Kind => ResourceKind.Playlist;

    private protected override ResourceReference Make(object input, string text, string? title) => new PlaylistReference(input, text, title);
}

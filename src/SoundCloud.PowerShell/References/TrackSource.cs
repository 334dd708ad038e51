using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;

namespace SoundCloud.PowerShell;

/// <summary>
/// Where tracks come from: a playlist, which stands for its tracks, or a track. A number alone is a playlist's.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
[TypeConverter(typeof(TrackSourceConverter))]
public sealed class TrackSource
{
    private TrackSource(ResourceReference reference) => Reference = reference;

    /// <summary>A reference to the playlist or the track.</summary>
    internal ResourceReference Reference { get; }

    /// <summary>The id as it was given.</summary>
    public override string ToString() => Reference.ToString();

    internal static TrackSource? Of(object? source)
    {
        if (source is null)
            return null;
        var playlist = LanguagePrimitives.TryConvertTo<PlaylistReference>(source, CultureInfo.InvariantCulture, out var one) ? one : null;
        var track = LanguagePrimitives.TryConvertTo<TrackReference>(source, CultureInfo.InvariantCulture, out var other) ? other : null;
        // Any text converts to both. Then its own kind decides, as far as it has one.
        var isPlaylist = playlist is not null && (track is null || SoundCloudId.TryParse(playlist.ToString(), ResourceKind.Playlist, out _));
        return isPlaylist ? new(playlist!) : track is not null ? new(track) : null;
    }
}

/// <summary>Converts to <see cref="TrackSource"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class TrackSourceConverter : PSTypeConverter
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => TrackSource.Of(sourceValue) is not null;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        TrackSource.Of(sourceValue) ?? throw new PSInvalidCastException(Messages.NotATrackOrPlaylist);

    /// <inheritdoc/>
    public override bool CanConvertFrom(PSObject sourceValue, Type destinationType) => TrackSource.Of(sourceValue) is not null;

    /// <inheritdoc/>
    public override object ConvertFrom(PSObject sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        TrackSource.Of(sourceValue) ?? throw new PSInvalidCastException(Messages.NotATrackOrPlaylist);

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        throw new PSInvalidCastException(Messages.NotATrackOrPlaylist);
}

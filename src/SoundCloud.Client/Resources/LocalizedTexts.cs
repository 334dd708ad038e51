using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>The texts of one Messages.resx by their keys, in the language of the UI culture, else in English; nothing is loaded before the first is asked for.</summary>
internal sealed class LocalizedTexts(Type messages)
{
    private readonly ResourceManager _resources = new(messages);

    /// <summary>The text of the member that asks.</summary>
    public string Get([CallerMemberName] string key = "") =>
        _resources.GetString(key, CultureInfo.CurrentUICulture) ?? throw new MissingManifestResourceException(key);

    /// <summary>The same with its places filled in, numbers as the culture writes them.</summary>
    public string Format(object?[] values, [CallerMemberName] string key = "") => string.Format(CultureInfo.CurrentCulture, Get(key), values);
}

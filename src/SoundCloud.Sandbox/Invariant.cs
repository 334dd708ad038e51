using System.Globalization;

namespace SoundCloud.Sandbox;

internal static class Invariant
{
    private const string DateFormat = "yyyy'/'MM'/'dd HH':'mm':'ss '+0000'";

    public static string Text(this long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Text(this int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The format of every date in the API's answers.</summary>
    public static string ApiText(this DateTimeOffset value) => value.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture);
}

using System.Globalization;
using System.Reflection;
using System.Text;

namespace SoundCloud.PowerShell;

/// <summary>A name for each file, such as <c>{User} - {Title}</c>: text, and members of the track in braces with a format where one is given.</summary>
internal sealed class FileNameTemplate
{
    private const string Index = "Index";

    private static readonly Dictionary<string, PropertyInfo> Members = typeof(Track).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static member => IsShown(TypeOf(member)) && !member.Name.EndsWith("Url", StringComparison.Ordinal) && !member.Name.EndsWith("Uri", StringComparison.Ordinal))
        .ToDictionary(static member => member.Name, StringComparer.OrdinalIgnoreCase);

    private readonly List<Func<Track, int, string>> _parts = [];

    private FileNameTemplate()
    {
    }

    /// <summary>The members that can stand in braces, in the order of the alphabet.</summary>
    public static IEnumerable<string> Names => Members.Keys.Append(Index).Order(StringComparer.Ordinal);

    /// <exception cref="InvalidRequestException">A brace is not closed, there is no such member, or it has no such format.</exception>
    public static FileNameTemplate Parse(string template)
    {
        var parsed = new FileNameTemplate();
        var text = new StringBuilder();
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] is not ('{' or '}'))
            {
                text.Append(template[at]);
            }
            else if (at + 1 < template.Length && template[at + 1] == template[at])
            {
                text.Append(template[at++]);
            }
            else
            {
                var end = template[at] == '{' ? template.IndexOf('}', at) : -1;
                if (end < 0)
                    throw new InvalidRequestException(Messages.NameBraceOpen(template));
                parsed.AddText(text);
                parsed.AddMember(template[(at + 1)..end]);
                at = end;
            }
        }
        parsed.AddText(text);
        return parsed;
    }

    /// <summary>The name of a track's file, without its extension.</summary>
    /// <param name="track">The track.</param>
    /// <param name="index">Which one of this command's tracks it is, counted from 1.</param>
    public string Of(Track track, int index) => string.Concat(_parts.Select(part => part(track, index)));

    private void AddText(StringBuilder text)
    {
        if (text.Length == 0)
            return;
        var literal = text.ToString();
        text.Clear();
        _parts.Add((_, _) => literal);
    }

    private void AddMember(string given)
    {
        var colon = given.IndexOf(':', StringComparison.Ordinal);
        var (name, format) = colon < 0 ? (given.Trim(), null) : (given[..colon].Trim(), given[(colon + 1)..]);
        if (name.Equals(Index, StringComparison.OrdinalIgnoreCase))
        {
            Check(name, format, typeof(int));
            _parts.Add((_, index) => index.ToString(format, CultureInfo.InvariantCulture));
            return;
        }
        if (!Members.TryGetValue(name, out var member))
            throw new InvalidRequestException(Messages.NameMemberUnknown(name, string.Join(", ", Names)));
        Check(name, format, TypeOf(member));
        _parts.Add((track, _) => Text(member.GetValue(track), format));
    }

    // Now and not at the first track: a wrong template sends nothing.
    private static void Check(string name, string? format, Type type)
    {
        if (format is null)
            return;
        if (!type.IsAssignableTo(typeof(IFormattable)))
            throw new InvalidRequestException(Messages.NameMemberHasNoFormat(name, format));
        try
        {
            _ = Text(Activator.CreateInstance(type), format);
        }
        catch (FormatException)
        {
            throw new InvalidRequestException(Messages.NameFormatUnknown(name, format));
        }
    }

    private static string Text(object? value, string? format) => value switch
    {
        null => "",
        DateTimeOffset date when format is null => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(format, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private static Type TypeOf(PropertyInfo member) => Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;

    private static bool IsShown(Type type) => type == typeof(string) || type == typeof(User) || (type.IsValueType && type != typeof(SoundCloudId));
}

using System.Globalization;
using System.Management.Automation;
using System.Reflection;

namespace SoundCloud.PowerShell;

/// <summary>The parameters of a cmdlet that each set one member of an update.</summary>
internal sealed class FieldTable<TCommand, TUpdate>
    where TCommand : SessionCommand
{
    private readonly List<Field> _fields = [];

    /// <summary>Adds a parameter: its name, how its value is read, and how it is set.</summary>
    public FieldTable<TCommand, TUpdate> Add<T>(string parameter, Func<TCommand, T> read, Action<TUpdate, T> set)
    {
        _fields.Add(new(
            parameter,
            command => IsFilled(read(command)),
            (update, command) => set(update, read(command)),
            (update, cell) => set(update, Read<T>(parameter, cell))));
        return this;
    }

    /// <summary>Sets the fields that were given for the current input: typed parameters and the cells of its row that are not empty.</summary>
    /// <param name="update">What is filled.</param>
    /// <param name="given">The cmdlet.</param>
    /// <param name="row">The row; null if the input is none, and <see cref="Row.Bound"/> if PowerShell has bound its columns.</param>
    /// <exception cref="InvalidRequestException">A cell cannot be read.</exception>
    public void Apply(TUpdate update, TCommand given, object? row)
    {
        var isDictionary = row is not null && Members.IsDictionary(row);
        foreach (var field in _fields)
        {
            // BoundParameters would not do: it still has parameters of earlier rows, while the properties have the current row.
            if (given.Typed.Contains(field.Parameter) || (row is not null && !isDictionary && field.IsFilled(given)))
                field.Set(update, given);
            else if (isDictionary && NamesOf(field.Parameter).Select(name => Members.Value(row!, name)).FirstOrDefault(IsFilled) is { } cell)
                field.SetCell(update, cell);
        }
    }

    private static IEnumerable<string> NamesOf(string parameter) =>
        PropertyOf(parameter).GetCustomAttribute<AliasAttribute>()?.AliasNames.Prepend(parameter) ?? [parameter];

    // The entries of a dictionary are read as PowerShell reads the columns of an object.
    private static T Read<T>(string parameter, object cell)
    {
        var property = PropertyOf(parameter);
        try
        {
            var value = property.GetCustomAttributes<ArgumentTransformationAttribute>().Aggregate(cell, static (value, attribute) => attribute.Transform(null, value));
            return (T)LanguagePrimitives.ConvertTo(value, typeof(T), CultureInfo.InvariantCulture);
        }
        catch (Exception e) when (e is PSInvalidCastException or MetadataException)
        {
            throw new InvalidRequestException(Messages.CellNotUnderstood(parameter, e.Message));
        }
    }

    private static PropertyInfo PropertyOf(string parameter) => typeof(TCommand).GetProperty(parameter)!;

    private static bool IsFilled(object? value) => value switch
    {
        null => false,
        PSObject { BaseObject: not PSCustomObject } wrapped => IsFilled(wrapped.BaseObject),
        string text => text.Length > 0,
        string[] texts => texts.Any(text => !string.IsNullOrEmpty(text)),
        _ => true,
    };

    private sealed record Field(string Parameter, Func<TCommand, bool> IsFilled, Action<TUpdate, TCommand> Set, Action<TUpdate, object> SetCell);
}

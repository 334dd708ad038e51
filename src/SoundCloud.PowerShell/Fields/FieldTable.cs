namespace SoundCloud.PowerShell;

/// <summary>The parameters of a cmdlet that each set one member of an update.</summary>
internal sealed class FieldTable<TCommand, TUpdate>
    where TCommand : SessionCommand
{
    private readonly List<(string Parameter, Func<TCommand, bool> IsFilled, Action<TUpdate, TCommand> Set)> _fields = [];

    /// <summary>Adds a parameter: its name, how its value is read, and how it is set.</summary>
    public FieldTable<TCommand, TUpdate> Add<T>(string parameter, Func<TCommand, T> read, Action<TUpdate, T> set)
    {
        _fields.Add((parameter, command => IsFilled(read(command)), (update, command) => set(update, read(command))));
        return this;
    }

    /// <summary>
    /// Sets the fields that were given for the current input: typed parameters and, from a row of a CSV file, the cells that are not empty.
    /// </summary>
    public void Apply(TUpdate update, TCommand given, bool takesRow = true)
    {
        foreach (var (parameter, isFilled, set) in _fields)
        {
            // BoundParameters would not do: it still has parameters of earlier rows, while the properties have the current row.
            if (given.Typed.Contains(parameter) || (takesRow && isFilled(given)))
                set(update, given);
        }
    }

    private static bool IsFilled(object? value) => value switch
    {
        null => false,
        string text => text.Length > 0,
        string[] texts => texts.Any(text => !string.IsNullOrEmpty(text)),
        _ => true,
    };
}

using System.Runtime.CompilerServices;

namespace SoundCloud;

/// <summary>Reads one field's value, at which the reader stands, into a model.</summary>
internal delegate void FieldRead<in T>(T model, ref FieldReader json);

/// <summary>A model's fields by their names in the API, each with how it is read: the one place that knows them.</summary>
internal sealed class Shape<T>(Func<T> create)
{
    private static readonly bool KeepsUnknown = typeof(T).IsAssignableTo(typeof(Resource));

    private readonly Entry _start = new([], static (_, ref _) => { });
    private readonly List<Entry> _fields = [];
    private Func<T, Misfit>? _misfit;

    /// <summary>Adds a field.</summary>
    public Shape<T> Field(string name, FieldRead<T> read)
    {
        var field = new Entry(System.Text.Encoding.UTF8.GetBytes(name), read);
        if (_fields.Count == 0)
            _start.Next = field;
        _fields.Add(field);
        return this;
    }

    /// <summary>Adds how an object of something else, or of nothing, is told from the model.</summary>
    public Shape<T> Telling(Func<T, Misfit> misfit)
    {
        _misfit = misfit;
        return this;
    }

    /// <summary>Why what was read is no such model.</summary>
    public Misfit MisfitOf(T model) => _misfit?.Invoke(model) ?? Misfit.None;

    /// <summary>The model that stands in the body as an object; of two fields of one name the last wins.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T Read(ref FieldReader json)
    {
        var model = create();
        var kept = json.BeginKept();
        var last = _start;
        while (true)
        {
            // A service writes its fields in one order: the field that came next last time comes next again.
            var field = last.Next;
            if (!json.TryPassName(field.Quoted))
            {
                if (!json.MoveToField())
                    break;
                if (Find(ref json) is not { } found)
                {
                    if (KeepsUnknown)
                        json.Keep(kept);
                    else
                        json.Pass();
                    continue;
                }
                last.Next = field = found;
            }
            json.MoveToValue();
            field.Read(model, ref json);
            last = field;
        }
        if (json.EndKept(kept) is { } unknown && model is Resource resource)
            resource.Unknown = unknown;
        return model;
    }

    private Entry? Find(ref FieldReader json)
    {
        foreach (var field in _fields)
        {
            if (json.IsAt(field.Name) || (json.IsNameEscaped && json.IsNamed(field.Name)))
                return field;
        }
        return null;
    }

    private sealed class Entry
    {
        public readonly byte[] Name;
        public readonly byte[] Quoted;
        public readonly FieldRead<T> Read;

        // A guess, shared by all threads: a wrong one costs a search, nothing else.
        public Entry Next;

        public Entry(byte[] name, FieldRead<T> read)
        {
            Name = name;
            Quoted = [(byte)'"', .. name, (byte)'"', (byte)':'];
            Read = read;
            Next = this;
        }
    }
}

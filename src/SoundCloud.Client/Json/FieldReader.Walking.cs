using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SoundCloud;

internal ref partial struct FieldReader
{
    private const int MaximumKeptDepth = 64;

    /// <summary>To the next token; false at the body's end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Read() => _json.Read();

    /// <summary>An object inside this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public T? One<T>(Shape<T> shape)
        where T : class
    {
        if (_json.Type is JsonTokenType.StartObject)
            return shape.Read(ref this);
        if (_json.Type is not JsonTokenType.Null)
            Lose();
        return null;
    }

    /// <summary>The user of a thing. A page repeats them to the byte: what was read before is copied, and what stands behind it read on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public User? Uploader()
    {
        if (_repeated is not { } repeated || _json.Type is not JsonTokenType.StartObject)
            return One(User.Shape);
        var start = Position;
        if (repeated.TryFind(_body, start, out var found))
        {
            _json.PassObject(start + found.Length);
            return (User)found.Model.Copy();
        }
        var losses = Losses?.Count;
        var user = User.Shape.Read(ref this);
        if (Losses?.Count == losses)
            repeated.Add(_body, new(start, End - start, user));
        return user;
    }

    /// <summary>A track, playlist or user by its <c>kind</c>.</summary>
    public Resource? OneOfAnyKind()
    {
        if (_json.Type is not JsonTokenType.StartObject)
            return One(Track.Shape);
        switch (KindAhead(_json))
        {
            case "track":
                return Track.Shape.Read(ref this);
            case "playlist":
                return Playlist.Shape.Read(ref this);
            case "user":
                return User.Shape.Read(ref this);
            default:
                Lose(Messages.UnknownKind);
                return null;
        }
    }

    /// <summary>The objects of a list; what is none is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<T>? Many<T>(Shape<T> shape) => Many(shape, out _);

    /// <summary>The same, and whether it is a list of something else altogether.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<T>? Many<T>(Shape<T> shape, out bool isOfOthers)
    {
        isOfOthers = false;
        if (_json.Type is not JsonTokenType.StartArray)
        {
            if (_json.Type is not JsonTokenType.Null)
                Lose();
            return null;
        }
        var items = new List<T>();
        while (_json.Read() && _json.Type is not JsonTokenType.EndArray)
        {
            if (_json.Type is JsonTokenType.StartObject)
            {
                items.Add(shape.Read(ref this));
                continue;
            }
            isOfOthers |= _json.Type is not JsonTokenType.Null;
            Lose();
        }
        isOfOthers &= items.Count == 0;
        return items;
    }

    /// <summary>To the next name in an object; false at its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MoveToField() => _json.Read() && _json.Type is JsonTokenType.PropertyName;

    /// <summary>To behind a name, if it is this one and written <c>"name":</c>; otherwise nothing has moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPassName(ReadOnlySpan<byte> quoted) => _json.TryPassName(quoted);

    /// <summary>From a name to its value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void MoveToValue() => _json.Read();

    /// <summary>Whether the name is that, as it is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsAt(ReadOnlySpan<byte> name) => _json.Value.SequenceEqual(name);

    public readonly bool IsNameEscaped => _json.IsEscaped;

    /// <summary>Whether the name is that, however it is written.</summary>
    public bool IsNamed(ReadOnlySpan<byte> name)
    {
        if (!_json.IsEscaped)
            return IsAt(name);
        try
        {
            return _json.Means(name);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: the name of nothing that is known.
            return false;
        }
    }

    /// <summary>Passes over a field and its value.</summary>
    public void Pass()
    {
        MoveToValue();
        Skip();
    }

    // To the value's end; false where it is nested deeper than anything is read.
    private bool Skip() => _json.PassValue() <= MaximumKeptDepth;

    // The tokeniser is a copy: the reader stays at the object's start.
    private static string? KindAhead(JsonTokens json)
    {
        while (json.Read() && json.Type is JsonTokenType.PropertyName)
        {
            var isKind = json.Value.SequenceEqual("kind"u8);
            json.Read();
            if (isKind && json.Type is JsonTokenType.String)
                return Encoding.UTF8.GetString(json.Value);
            json.PassValue();
        }
        return null;
    }

    private T? Lose<T>(string? reason = null)
        where T : struct
    {
        Lose(reason);
        return null;
    }

    private string? Lose(string? reason = null)
    {
        var start = Position;
        reason ??= Kind(_json.Type);
        Skip();
        return Lose(reason, start);
    }

    private string? Lose(string reason, int start)
    {
        (Losses ??= new()).Add(start, reason);
        return null;
    }

    private static string Kind(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => "object",
        JsonTokenType.StartArray => "array",
        JsonTokenType.String => "string",
        JsonTokenType.Number => "number",
        JsonTokenType.Null => "null",
        _ => "boolean",
    };
}

using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace SoundCloud;

/// <summary>
/// Stands at a value of a body and reads it as what a model needs. The API changes a field's type without notice: what the value can
/// mean is read, null is null, and anything else is null and noted, never an exception.
/// </summary>
internal ref struct FieldReader
{
    private const long LongestMilliseconds = long.MaxValue / TimeSpan.TicksPerMillisecond;
    private const int MaximumKeptDepth = 64;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlySpan<byte> _body;
    private readonly TextPool? _words;
    private readonly RepeatedObjects? _repeated;

    private JsonTokens _json;

    // The unknown fields of all objects that are open, the innermost's last.
    private byte[]? _kept;
    private int _keptLength;

    public FieldReader(ReadOnlySpan<byte> body, bool isPage)
    {
        _body = body;
        _words = isPage ? new TextPool() : null;
        _repeated = isPage ? new RepeatedObjects() : null;
        // The depth needs no limit here: the tokeniser needs one bit for each level, and models are not read deeper than they are nested.
        _json = new JsonTokens(body);
    }

    /// <summary>What could not be read, or null.</summary>
    public Losses? Losses { get; private set; }

    private readonly int Position => _json.Start;

    private readonly int End => _json.End;

    public readonly JsonTokenType TokenType => _json.Type;

    /// <summary>A whole number; also written as text or with a fraction, which is cut off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public long? Count()
    {
        switch (_json.Type)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                if (_json.TryGetInt64(out var number))
                    return number;
                if (_json.TryGetDouble(out var real) && real is > long.MinValue and < long.MaxValue)
                    return (long)real;
                return Lose<long>(Messages.OutOfRange);
            case JsonTokenType.String when !_json.IsEscaped && Utf8Parser.TryParse(_json.Value, out long parsed, out var read) && read == _json.Value.Length:
                return parsed;
            default:
                return Lose<long>();
        }
    }

    /// <summary>A small whole number, such as a year.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int? Number() => Count() switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var number => (int)number,
        _ => Lose<int>(Messages.OutOfRange),
    };

    /// <summary>A number with a fraction; also written as text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double? Real()
    {
        switch (_json.Type)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number:
                return _json.TryGetDouble(out var number) && double.IsFinite(number) ? number : Lose<double>(Messages.OutOfRange);
            case JsonTokenType.String when Strict(out _) is { } text
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed) && double.IsFinite(parsed):
                return parsed;
            default:
                return Lose<double>();
        }
    }

    /// <summary>Yes or no; also written as text or as a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool? Flag()
    {
        switch (_json.Type)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number when _json.TryGetInt64(out var number):
                return number != 0;
            case JsonTokenType.String when bool.TryParse(Strict(out _), out var parsed):
                return parsed;
            default:
                return Lose<bool>();
        }
    }

    /// <summary>A date in either of the API's formats.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public DateTimeOffset? Date()
    {
        switch (_json.Type)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String when !_json.IsEscaped && SoundCloudDate.TryParse(_json.Value, out var date):
                return date;
            case JsonTokenType.String:
                return SoundCloudDate.TryParse(Strict(out _), out var other) ? other : Lose<DateTimeOffset>(Messages.NoDate);
            default:
                return Lose<DateTimeOffset>();
        }
    }

    /// <summary>Milliseconds on the wire.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public TimeSpan? Duration() => Count() switch
    {
        null => null,
        >= -LongestMilliseconds and <= LongestMilliseconds and var milliseconds => new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond),
        _ => Lose<TimeSpan>(Messages.OutOfRange),
    };

    /// <summary>A text; a number or a flag as it is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Text()
    {
        switch (_json.Type)
        {
            case JsonTokenType.String when _json.IsPlain:
                return Encoding.Latin1.GetString(_json.Value);
            case JsonTokenType.String:
                return Strict(out var reason) ?? Lose(reason);
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                return Encoding.Latin1.GetString(_json.Value);
            default:
                return Lose();
        }
    }

    /// <summary>A text and nothing that looks like one.</summary>
    public string? Link() =>
        _json.Type is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False ? Lose() : Text();

    /// <summary>A text of few values, such as a licence: one string for all of a page's items.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public string? Word() =>
        _words is not null && _json.Type is JsonTokenType.String && !_json.IsEscaped
            ? _words.Find(_body, Position + 1, _json.Value.Length) ?? Learn()
            : Text();

    /// <summary>A text, or a list as it is written.</summary>
    public string? TextOrList()
    {
        if (_json.Type is not JsonTokenType.StartArray)
            return Text();
        var start = Position;
        if (!Skip())
            return Lose(Messages.NestedTooDeep, start);
        try
        {
            return StrictUtf8.GetString(_body[start..End]);
        }
        catch (ArgumentException)
        {
            return Lose(Messages.NoValidText, start);
        }
    }

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

    /// <summary>The user of a thing. A page repeats users byte by byte: a user that was read before is copied, and its text is passed over.</summary>
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

    /// <summary>The objects of a list; what is none, or one of something else, is left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<T>? Many<T>(Shape<T> shape) => Many(shape, out _, out _);

    /// <summary>The same, whether it is a list of something else altogether, and how many stood in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public List<T>? Many<T>(Shape<T> shape, out bool isOfOthers, out int count)
    {
        isOfOthers = false;
        count = 0;
        if (_json.Type is not JsonTokenType.StartArray)
        {
            if (_json.Type is not JsonTokenType.Null)
                Lose();
            return null;
        }
        var items = new List<T>();
        while (_json.Read() && _json.Type is not JsonTokenType.EndArray)
        {
            count++;
            if (_json.Type is JsonTokenType.StartObject)
            {
                var item = shape.Read(ref this);
                var misfit = shape.MisfitOf(item);
                if (misfit is Misfit.None)
                {
                    items.Add(item);
                    continue;
                }
                isOfOthers |= misfit is Misfit.OtherKind;
                Lose(misfit is Misfit.OtherKind ? Messages.OtherKind : Messages.NothingNamesIt, Position);
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
            // Half a surrogate pair, which no known name has.
            return false;
        }
    }

    /// <summary>Passes over a field and its value.</summary>
    public void Pass()
    {
        MoveToValue();
        Skip();
    }

    /// <summary>Where the fields begin that are kept from now on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly int BeginKept() => _keptLength;

    /// <summary>Passes over a field that has no place in the model, and keeps it as it is written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Keep(int begin)
    {
        var start = Position;
        MoveToValue();
        if (!Skip())
        {
            Lose(Messages.NestedTooDeep, start);
            return;
        }
        var field = _body[start..End];
        var needed = _keptLength + field.Length + 2;
        if (_kept is null || needed > _kept.Length)
            Array.Resize(ref _kept, Math.Max(needed, 2 * (_kept?.Length ?? 128)));
        _kept[_keptLength] = _keptLength == begin ? (byte)'{' : (byte)',';
        field.CopyTo(_kept.AsSpan(_keptLength + 1));
        _keptLength += 1 + field.Length;
    }

    /// <summary>What was kept since then as an object of its own, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public byte[]? EndKept(int begin)
    {
        if (_keptLength == begin)
            return null;
        _kept![_keptLength++] = (byte)'}';
        var bytes = _kept.AsSpan(begin, _keptLength - begin);
        var kept = _words?.Bytes(bytes) ?? bytes.ToArray();
        _keptLength = begin;
        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private string? Learn()
    {
        var text = Text();
        if (text is not null)
            _words!.Add(_body, Position + 1, _json.Value.Length, text);
        return text;
    }

    // Half a surrogate pair or bytes that are no UTF-8 are no text, and no text of the API holds a NUL.
    private string? Strict(out string? reason)
    {
        reason = null;
        try
        {
            var text = _json.GetString()!;
            if (!text.Contains('\0', StringComparison.Ordinal))
                return text;
            reason = "NUL";
        }
        catch (InvalidOperationException)
        {
            reason = Messages.NoValidText;
        }
        return null;
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

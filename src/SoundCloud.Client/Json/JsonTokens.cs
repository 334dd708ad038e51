using System.Buffers.Text;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Json;

namespace SoundCloud;

/// <summary>
/// The tokens of a JSON text, as <see cref="Utf8JsonReader"/> has them, and with its errors. That one is precompiled without the processor's wide
/// instructions and then counted before the runtime optimises it, which takes longer than a script lasts; these methods are optimised at once.
/// </summary>
internal ref struct JsonTokens
{
    // As many as an ulong has bits.
    private const int LevelsInside = 64;

    private readonly ReadOnlySpan<byte> _text;

    private Expected _expected;
    private int _depth;

    // Of the innermost levels, a bit each, whether they are objects; those of the levels outside are put away by 64.
    private ulong _objects;
    private ulong[]? _outside;

    private bool _isAscii;

    public JsonTokens(ReadOnlySpan<byte> text) => _text = text;

    private enum Expected : byte
    {
        Value,
        FirstName,
        FirstItem,
        Next,
    }

    public JsonTokenType Type { readonly get; private set; }

    /// <summary>Where the token begins; a text's with its quote.</summary>
    public int Start { readonly get; private set; }

    /// <summary>Behind the token; behind a name it is its colon's place or later.</summary>
    public int End { readonly get; private set; }

    /// <summary>How many objects and lists are around the token.</summary>
    public readonly int Depth => Type is JsonTokenType.StartObject or JsonTokenType.StartArray ? _depth - 1 : _depth;

    public bool IsEscaped { readonly get; private set; }

    /// <summary>Whether a text is what its bytes are: no escapes, no characters beyond ASCII.</summary>
    public readonly bool IsPlain => _isAscii && !IsEscaped;

    /// <summary>The token's bytes; a text's without the quotes.</summary>
    public readonly ReadOnlySpan<byte> Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _text.Slice(ValueStart, ValueLength);
    }

    private int ValueStart { readonly get; set; }

    private int ValueLength { readonly get; set; }

    /// <summary>To the next token; false at the text's end.</summary>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Read()
    {
        var at = SkipSpace(End);
        if (_expected is Expected.Next)
        {
            if (_depth == 0)
                return at == _text.Length ? false : throw Malformed(at);
            switch (ByteAt(at))
            {
                case (byte)',':
                    at = SkipSpace(at + 1);
                    if (IsInObject)
                        return ReadName(at);
                    break;
                case (byte)'}' when IsInObject:
                    return Leave(at, JsonTokenType.EndObject);
                case (byte)']' when !IsInObject:
                    return Leave(at, JsonTokenType.EndArray);
                default:
                    throw Malformed(at);
            }
        }
        else if (_expected is Expected.FirstName)
        {
            return ByteAt(at) == '}' ? Leave(at, JsonTokenType.EndObject) : ReadName(at);
        }
        else if (_expected is Expected.FirstItem && ByteAt(at) == ']')
        {
            return Leave(at, JsonTokenType.EndArray);
        }
        return ReadValue(at);
    }

    /// <summary>From where a name may stand to behind it, if it is this one: <c>"name":</c>, nothing between. Otherwise nothing has moved.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryPassName(ReadOnlySpan<byte> quoted)
    {
        var at = End;
        if (_expected is Expected.Next)
        {
            if ((uint)at >= (uint)_text.Length || _text[at] != ',' || !IsInObject)
                return false;
            at++;
        }
        else if (_expected is not Expected.FirstName)
        {
            return false;
        }
        if (_text.Length - at < quoted.Length || quoted.Length < sizeof(uint) || !IsSame(ref At(at), ref MemoryMarshal.GetReference(quoted), quoted.Length))
            return false;
        End = at + quoted.Length;
        _expected = Expected.Value;
        return true;
    }

    /// <summary>To the last token of the value that begins here, and how deep it was.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int PassValue()
    {
        if (Type is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
            return 0;
        var outer = Depth;
        var deepest = outer;
        while (Read() && Depth > outer)
            deepest = Math.Max(deepest, Depth);
        return deepest - outer;
    }

    /// <summary>To the end of the object that begins here, which is known to end there.</summary>
    public void PassObject(int end) => Leave(end - 1, JsonTokenType.EndObject);

    /// <summary>The whole number that this token is; false where it has a fraction or does not fit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public readonly bool TryGetInt64(out long value)
    {
        var digits = Value;
        value = 0;
        // Longer ones may not fit: the library knows.
        if (digits.Length > 18)
            return Utf8Parser.TryParse(digits, out value, out var read) && read == digits.Length;
        var isNegative = digits[0] == '-';
        for (var i = isNegative ? 1 : 0; i < digits.Length; i++)
        {
            var digit = (uint)digits[i] - '0';
            if (digit > 9)
                return false;
            value = (value * 10) + digit;
        }
        if (isNegative)
            value = -value;
        return true;
    }

    /// <summary>The number that this token is.</summary>
    public readonly bool TryGetDouble(out double value) =>
        Utf8Parser.TryParse(Value, out value, out var read) && read == ValueLength;

    /// <summary>The text that this token is.</summary>
    /// <exception cref="InvalidOperationException">It holds half a surrogate pair, or bytes that are no UTF-8.</exception>
    public readonly string GetString()
    {
        var one = One();
        return one.GetString()!;
    }

    /// <summary>Whether the text that this token is means that.</summary>
    /// <exception cref="InvalidOperationException">It holds half a surrogate pair, or bytes that are no UTF-8.</exception>
    public readonly bool Means(ReadOnlySpan<byte> text)
    {
        var one = One();
        return one.ValueTextEquals(text);
    }

    private readonly bool IsInObject => (_objects & 1) != 0;

    private readonly Utf8JsonReader One()
    {
        var one = new Utf8JsonReader(_text.Slice(ValueStart - 1, ValueLength + 2));
        one.Read();
        return one;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ref byte At(int at) => ref Unsafe.Add(ref MemoryMarshal.GetReference(_text), at);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int ByteAt(int at) => (uint)at < (uint)_text.Length ? _text[at] : -1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int SkipSpace(int at)
    {
        while ((uint)at < (uint)_text.Length && _text[at] <= ' ' && _text[at] is (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)'\t')
            at++;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadName(int at)
    {
        if (ByteAt(at) != '"')
            throw Malformed(at);
        ReadText(at, JsonTokenType.PropertyName);
        var colon = SkipSpace(End);
        if (ByteAt(colon) != ':')
            throw Malformed(colon);
        End = colon + 1;
        _expected = Expected.Value;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool ReadValue(int at)
    {
        switch (ByteAt(at))
        {
            case (byte)'"':
                ReadText(at, JsonTokenType.String);
                break;
            case (byte)'n':
                ReadLiteral(at, "null"u8, JsonTokenType.Null);
                break;
            case (byte)'t':
                ReadLiteral(at, "true"u8, JsonTokenType.True);
                break;
            case (byte)'f':
                ReadLiteral(at, "false"u8, JsonTokenType.False);
                break;
            case (byte)'{':
                Enter(at, JsonTokenType.StartObject);
                return true;
            case (byte)'[':
                Enter(at, JsonTokenType.StartArray);
                return true;
            case '-' or (>= '0' and <= '9'):
                ReadNumber(at);
                break;
            default:
                throw Malformed(at);
        }
        _expected = Expected.Next;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadText(int at, JsonTokenType type)
    {
        var (i, isEscaped, beyondAscii) = (at + 1, false, 0u);
        while (true)
        {
            while (i + Vector128<byte>.Count <= _text.Length)
            {
                var bytes = Vector128.LoadUnsafe(ref At(i));
                // A quote, a backslash, or a control character: those alone have none of the upper three bits.
                var ends = (Vector128.Equals(bytes, Vector128.Create((byte)'"'))
                    | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                    | Vector128.Equals(bytes & Vector128.Create((byte)0xE0), Vector128<byte>.Zero)).ExtractMostSignificantBits();
                var beyond = bytes.ExtractMostSignificantBits();
                if (ends == 0)
                {
                    beyondAscii |= beyond;
                    i += Vector128<byte>.Count;
                    continue;
                }
                var length = BitOperations.TrailingZeroCount(ends);
                beyondAscii |= beyond & ((1u << length) - 1);
                i += length;
                break;
            }
            // The last bytes of the text are too few for a vector.
            for (; (uint)i < (uint)_text.Length && _text[i] is not ((byte)'"' or (byte)'\\' or < 0x20); i++)
                beyondAscii |= (uint)(_text[i] & 0x80);
            var end = ByteAt(i);
            if (end == '"')
                break;
            if (end != '\\')
                throw Malformed(i);
            isEscaped = true;
            i = PassEscape(i);
        }
        Type = type;
        Start = at;
        (ValueStart, ValueLength) = (at + 1, i - at - 1);
        End = i + 1;
        IsEscaped = isEscaped;
        _isAscii = beyondAscii == 0;
    }

    private readonly int PassEscape(int at)
    {
        switch (ByteAt(at + 1))
        {
            case (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t':
                return at + 2;
            case (byte)'u':
                for (var i = at + 2; i < at + 6; i++)
                {
                    if (ByteAt(i) is var digit && (digit < 0 || !char.IsAsciiHexDigit((char)digit)))
                        throw Malformed(i);
                }
                return at + 6;
            default:
                throw Malformed(at + 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ReadNumber(int at)
    {
        var i = at;
        if (_text[i] == '-')
            i++;
        if (ByteAt(i) == '0')
            i++;
        else
            i = PassDigits(i);
        if (ByteAt(i) == '.')
            i = PassDigits(i + 1);
        if (ByteAt(i) is (byte)'e' or (byte)'E')
        {
            i++;
            if (ByteAt(i) is (byte)'+' or (byte)'-')
                i++;
            i = PassDigits(i);
        }
        Set(JsonTokenType.Number, at, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int PassDigits(int at)
    {
        var i = at;
        while ((uint)i < (uint)_text.Length && (uint)(_text[i] - '0') <= 9)
            i++;
        return i > at ? i : throw Malformed(i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadLiteral(int at, ReadOnlySpan<byte> literal, JsonTokenType type)
    {
        if (_text.Length - at < literal.Length || !IsSame(ref At(at), ref MemoryMarshal.GetReference(literal), literal.Length))
            throw Malformed(at);
        Set(type, at, at + literal.Length);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Set(JsonTokenType type, int start, int end)
    {
        Type = type;
        Start = start;
        (ValueStart, ValueLength) = (start, end - start);
        End = end;
        IsEscaped = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Enter(int at, JsonTokenType type)
    {
        if (_depth > 0 && _depth % LevelsInside == 0)
        {
            var place = (_depth / LevelsInside) - 1;
            if (_outside is null || place == _outside.Length)
                Array.Resize(ref _outside, Math.Max(4, 2 * place));
            _outside[place] = _objects;
        }
        _depth++;
        _objects = (_objects << 1) | (type is JsonTokenType.StartObject ? 1UL : 0);
        _expected = type is JsonTokenType.StartObject ? Expected.FirstName : Expected.FirstItem;
        Set(type, at, at + 1);
    }

    private bool Leave(int at, JsonTokenType type)
    {
        _depth--;
        _objects = _depth > 0 && _depth % LevelsInside == 0 ? _outside![(_depth / LevelsInside) - 1] : _objects >> 1;
        Set(type, at, at + 1);
        _expected = Expected.Next;
        return true;
    }

    // By eights from the beginning, the last eight from the end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSame(ref byte left, ref byte right, int length)
    {
        if (length < sizeof(ulong))
        {
            var last = length - sizeof(uint);
            return Unsafe.ReadUnaligned<uint>(ref left) == Unsafe.ReadUnaligned<uint>(ref right)
                && Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref left, last)) == Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref right, last));
        }
        var end = length - sizeof(ulong);
        for (var i = 0; i < end; i += sizeof(ulong))
        {
            if (Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref left, i)) != Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref right, i)))
                return false;
        }
        return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref left, end)) == Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref right, end));
    }

    // The library says what is wrong and where: everybody knows its words.
    private readonly JsonException Malformed(int at)
    {
        try
        {
            var json = new Utf8JsonReader(_text, new JsonReaderOptions { MaxDepth = int.MaxValue });
            while (json.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return e;
        }
        return new JsonException($"The text is no JSON at byte {at}.");
    }
}

using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SoundCloud;

/// <summary>
/// Stands at a value of a body and reads it as what a model needs. The API changes a field's type without notice: what the value can
/// mean is read, null is null, and anything else is null and noted, never an exception.
/// </summary>
internal ref partial struct FieldReader
{
    private const long LongestMilliseconds = long.MaxValue / TimeSpan.TicksPerMillisecond;

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
        // Depth is bounded by what is kept of it: the tokeniser needs a bit a level, and a model's fields are read no deeper than models go.
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
}

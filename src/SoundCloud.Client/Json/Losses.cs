using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SoundCloud;

/// <summary>What of a body could not be read: where and why, never what stands there.</summary>
internal sealed class Losses
{
    private const int MostNamed = 20;

    private readonly List<(int Start, string Reason)> _named = [];

    /// <summary>How many values could not be read.</summary>
    public int Count { get; private set; }

    /// <summary>Notes a value by its place in the body; places come in their order.</summary>
    public void Add(int start, string reason)
    {
        if (++Count <= MostNamed)
            _named.Add((start, reason));
    }

    /// <summary>One line, such as <c>2 fields could not be read: collection[3].duration (string), collection[7] (null)</c>.</summary>
    public string Describe(ReadOnlySpan<byte> body)
    {
        var line = new StringBuilder();
        var path = new JsonPath(body);
        for (var i = 0; i < _named.Count; i++)
        {
            var (start, reason) = _named[i];
            path.MoveTo(start);
            path.AppendTo(line.Append(i == 0 ? "" : ", "));
            line.Append(" (").Append(reason).Append(')');
        }
        var fields = Count > _named.Count ? Messages.AndMore(line.ToString(), Count - _named.Count) : line.ToString();
        return Count == 1 ? Messages.FieldLost(fields) : Messages.FieldsLost(Count, fields);
    }

    /// <summary>Walks a body again to say where in it something stands: reading itself keeps no paths.</summary>
    private ref struct JsonPath(ReadOnlySpan<byte> body)
    {
        private const int MaximumDepth = 64;
        private const int LongestName = 40;

        // Of each level the name that it stands at, or of an array the number of the item.
        private readonly (string? Name, int Index)[] _levels = new (string?, int)[MaximumDepth + 1];
        private Utf8JsonReader _json = new(body, new JsonReaderOptions { MaxDepth = int.MaxValue });
        private int _depth;

        public void MoveTo(int start)
        {
            while (_json.TokenStartIndex < start || _json.TokenType is JsonTokenType.None)
            {
                _json.Read();
                _depth = Math.Min(_json.CurrentDepth, MaximumDepth);
                ref var level = ref _levels[_depth];
                if (_json.TokenType is JsonTokenType.PropertyName)
                    level.Name = Plain(_json.ValueSpan);
                else if (_json.TokenType is not (JsonTokenType.EndArray or JsonTokenType.EndObject))
                    level.Index++;
                if (_json.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject && _depth < MaximumDepth)
                    _levels[_depth + 1] = (null, -1);
            }
        }

        public readonly void AppendTo(StringBuilder line)
        {
            for (var i = 1; i <= _depth; i++)
            {
                if (_levels[i].Name is { } name)
                    line.Append(i == 1 ? "" : ".").Append(name);
                else
                    line.Append(CultureInfo.InvariantCulture, $"[{_levels[i].Index}]");
            }
        }

        // A name comes from outside, too: nothing of it may move a cursor or fill a screen.
        private static string Plain(ReadOnlySpan<byte> name)
        {
            Span<char> plain = stackalloc char[Math.Min(name.Length, LongestName)];
            for (var i = 0; i < plain.Length; i++)
                plain[i] = char.IsAsciiLetterOrDigit((char)name[i]) || name[i] is (byte)'_' or (byte)'-' ? (char)name[i] : '?';
            return new string(plain);
        }
    }
}

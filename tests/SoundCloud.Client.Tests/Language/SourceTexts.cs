namespace SoundCloud.Tests.Language;

/// <summary>The string literals of a C# file, without comments. Placeholders of interpolated strings become an ellipsis.</summary>
internal sealed class SourceTexts
{
    private readonly string _source;
    private readonly List<(int Line, string Text)> _found = [];
    private int _at;

    private SourceTexts(string source) => _source = source;

    public static IReadOnlyList<(int Line, string Text)> Of(string source)
    {
        var texts = new SourceTexts(source);
        texts.ReadCode(isPlace: false);
        return texts._found;
    }

    private bool IsAt(string text) => string.CompareOrdinal(_source, _at, text, 0, text.Length) == 0;

    private int Run(char of)
    {
        var count = 0;
        while (_at + count < _source.Length && _source[_at + count] == of)
            count++;
        return count;
    }

    private void Pass(string end)
    {
        var found = _source.IndexOf(end, _at, StringComparison.Ordinal);
        _at = found < 0 ? _source.Length : found + end.Length;
    }

    // Reads code up to its end, or the code of a placeholder up to its closing brace.
    private void ReadCode(bool isPlace)
    {
        var depth = 0;
        while (_at < _source.Length)
        {
            var c = _source[_at];
            if (IsAt("//"))
            {
                Pass("\n");
            }
            else if (IsAt("/*"))
            {
                Pass("*/");
            }
            else if (c == '\'')
            {
                ReadCharacter();
            }
            else if (c is '"' or '$' or '@' && TryReadText())
            {
                continue;
            }
            else if (c == '}' && isPlace && depth == 0)
            {
                return;
            }
            else
            {
                depth += c is '{' or '(' or '[' ? 1 : c is '}' or ')' or ']' ? -1 : 0;
                _at++;
            }
        }
    }

    private void ReadCharacter()
    {
        _at += _source[_at + 1] == '\\' ? 3 : 2;
        Pass("'");
    }

    private bool TryReadText()
    {
        var start = _at;
        var dollars = 0;
        var isVerbatim = false;
        for (; _source[_at] is '$' or '@'; _at++)
        {
            dollars += _source[_at] == '$' ? 1 : 0;
            isVerbatim |= _source[_at] == '@';
        }
        var quotes = Run('"');
        if (quotes == 0)
        {
            _at = start + 1;
            return false;
        }
        var isRaw = quotes >= 3;
        // Two quotes are an empty string.
        _at += isRaw ? quotes : 1;
        ReadText(dollars, isVerbatim, isRaw ? new string('"', quotes) : "\"");
        return true;
    }

    private void ReadText(int dollars, bool isVerbatim, string end)
    {
        var line = _source.AsSpan(0, _at).Count('\n') + 1;
        var text = new System.Text.StringBuilder();
        while (_at < _source.Length)
        {
            if (isVerbatim && IsAt("\"\""))
            {
                _at += 2;
            }
            else if (IsAt(end))
            {
                _at += end.Length;
                break;
            }
            else if (end.Length == 1 && !isVerbatim && _source[_at] == '\\')
            {
                _at += 2;
            }
            else if (dollars > 0 && _source[_at] == '{')
            {
                ReadBraces(dollars, isRaw: end.Length > 1, text);
            }
            else
            {
                text.Append(_source[_at]);
                _at += dollars == 1 && end.Length == 1 && IsAt("}}") ? 2 : 1;
            }
        }
        _found.Add((line, text.ToString()));
    }

    private void ReadBraces(int dollars, bool isRaw, System.Text.StringBuilder text)
    {
        var braces = Run('{');
        _at += braces;
        // In a raw string, as many braces as dollar signs open a placeholder. In other strings, two braces are one brace of the text.
        if (isRaw ? braces < dollars : braces % 2 == 0)
            return;
        text.Append('…');
        ReadCode(isPlace: true);
        _at += isRaw ? dollars : 1;
    }
}

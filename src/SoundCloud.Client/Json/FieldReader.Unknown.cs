using System.Runtime.CompilerServices;

namespace SoundCloud;

internal ref partial struct FieldReader
{
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
}

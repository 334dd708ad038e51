using System.Management.Automation;
using System.Management.Automation.Language;
using System.Reflection;

namespace SoundCloud.PowerShell;

/// <summary>Checks the references that were typed, before anything is sent: not a null, and not a number that was written as a word.</summary>
internal static class TypedReferences
{
    /// <exception cref="InvalidRequestException">A reference is null, or was read as a number that is not written so.</exception>
    public static void Require(PSCmdlet cmdlet)
    {
        foreach (var (name, value) in cmdlet.MyInvocation.BoundParameters)
        {
            IEnumerable<ResourceReference?> references = value switch
            {
                null when IsReference(cmdlet, name) => [null],
                ResourceReference one => [one],
                IEnumerable<ResourceReference?> several => several,
                IEnumerable<TrackSource?> sources => sources.Select(static source => source?.Reference),
                _ => [],
            };
            Require(cmdlet, name, references);
        }
    }

    private static void Require(PSCmdlet cmdlet, string name, IEnumerable<ResourceReference?> references)
    {
        foreach (var reference in references)
        {
            if (reference is null)
                throw new InvalidRequestException(Messages.NullGiven(name)) { Advice = Messages.AdviceNull };
            if (IsPlainNumber(reference) && WordIn(cmdlet.MyInvocation, reference.ToString()) is { } word)
                throw new InvalidRequestException(Messages.NumberNotQuoted(word, reference.ToString())) { Advice = Messages.AdviceQuote(word) };
        }
    }

    private static bool IsReference(PSCmdlet cmdlet, string name) =>
        cmdlet.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance)?.PropertyType is { } type
        && (type.GetElementType() ?? type) is var one && (typeof(ResourceReference).IsAssignableFrom(one) || one == typeof(TrackSource));

    private static bool IsPlainNumber(ResourceReference reference) => reference.Input is ValueType and not SoundCloudId;

    // In a list, as in Get-SCUser 2mb, 5kb, PowerShell keeps the numbers alone. The line still has the words.
    private static string? WordIn(InvocationInfo invocation, string number)
    {
        if (invocation.Line is not { } line || invocation.OffsetInLine < 1 || invocation.OffsetInLine > line.Length)
            return null;
        var command = Parser.ParseInput(line[(invocation.OffsetInLine - 1)..], out _, out _).Find(static ast => ast is CommandAst, searchNestedScriptBlocks: false);
        return command?.FindAll(ast => ast is ConstantExpressionAst { Parent: ArrayLiteralAst or CommandExpressionAst } constant and not StringConstantExpressionAst
                && LanguagePrimitives.ConvertTo<string>(constant.Value) == number && constant.Extent.Text.TrimStart('0') != number.TrimStart('0'), searchNestedScriptBlocks: false)
            .FirstOrDefault()?.Extent.Text;
    }
}

using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace SoundCloud.PowerShell.Tests;

/// <summary>The methods of an assembly that can run once an object of a type is in use, found in the compiled code.</summary>
internal sealed class ReachableCode
{
    private const BindingFlags Declared =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    private readonly HashSet<MethodBase> _methods = [];
    private readonly Queue<MethodBase> _left = [];
    private readonly Module _module;

    private ReachableCode(Module module) => _module = module;

    /// <summary>Follows the code from a type's constructors and from whatever others can call on an object of it: its overrides and interfaces.</summary>
    /// <param name="type">The type.</param>
    /// <returns>All methods of its assembly that are found.</returns>
    public static IReadOnlySet<MethodBase> From(Type type)
    {
        // What an assembly does when it is first used makes those loadable that its code names.
        RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
        var code = new ReachableCode(type.Module);
        foreach (var constructor in type.GetConstructors(Declared))
            code.Add(constructor);

        while (code._left.TryDequeue(out var method))
            code.Follow(method);

        return code._methods;
    }

    private void Add(MethodBase found)
    {
        if (found.Module != _module)
            return;

        // One of a closed generic type is the same code as its definition.
        var method = _module.ResolveMethod(found.MetadataToken)!;
        if (!_methods.Add(method))
            return;

        _left.Enqueue(method);
        var type = method.DeclaringType!;
        if (type.TypeInitializer is { } initializer)
            Add(initializer);

        // Whoever has an object may call what it overrides and implements.
        if (method is ConstructorInfo { IsStatic: false })
        {
            foreach (var callable in type.GetMethods(Declared).Where(candidate => candidate.IsVirtual))
                Add(callable);
        }

        if (method.GetCustomAttribute<StateMachineAttribute>() is { } machine)
        {
            foreach (var step in machine.StateMachineType.GetMethods(Declared).Where(candidate => candidate.IsVirtual))
                Add(step);
        }
    }

    private void Follow(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
            return;

        var ofType = method.DeclaringType!.GetGenericArguments();
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? (short)(0xFE00 | code[at + 1]) : code[at];
            var operation = OpCodesByValue[value];
            at += operation.Size;
            if (operation.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineTok)
            {
                switch (_module.ResolveMember(BitConverter.ToInt32(code, at), ofType, ofMethod))
                {
                    case MethodBase called:
                        Add(called);
                        break;
                    case FieldInfo { IsStatic: true, DeclaringType: { } holder } when holder.Module == _module && holder.TypeInitializer is { } initializer:
                        Add(initializer);
                        break;
                }
            }

            at += operation.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }
}

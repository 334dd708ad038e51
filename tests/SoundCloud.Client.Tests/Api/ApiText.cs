using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace SoundCloud.Tests.Api;

/// <summary>What an assembly offers to others, as text in the manner of C#: sorted, a line for each type and member, with nullability.</summary>
internal sealed class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(ulong)] = "ulong",
        [typeof(void)] = "void",
    };

    private readonly NullabilityInfoContext _nullability = new();
    private readonly StringBuilder _text = new();

    public static string Of(Assembly assembly)
    {
        var text = new ApiText();
        foreach (var type in assembly.GetExportedTypes().OrderBy(Name, StringComparer.Ordinal))
            text.Append(type);
        return text._text.ToString();
    }

    private void Append(Type type)
    {
        if (_text.Length > 0)
            _text.Append('\n');
        _text.Append(Head(type)).Append('\n');
        IEnumerable<string> lines = type.IsEnum
            ? Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")
            : IsDelegate(type) ? [] : type.GetMembers(Declared).OrderBy(member => member.Name, StringComparer.Ordinal).ThenBy(Line, StringComparer.Ordinal).Select(Line).OfType<string>();
        foreach (var line in lines)
            _text.Append("    ").Append(line).Append('\n');
    }

    private string Head(Type type)
    {
        if (IsDelegate(type))
            return $"delegate {Signature(type.GetMethod("Invoke")!, Name(type))}";
        var isRecord = type.GetMethod("PrintMembers", Declared, [typeof(StringBuilder)]) is not null;
        var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? isRecord ? "record struct" : "struct" : isRecord ? "record" : "class";
        var prefix = type.IsInterface || type.IsValueType ? type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly " : ""
            : type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        var bases = new[] { type.BaseType }.Where(parent => parent is not null && !type.IsValueType && parent != typeof(object))
            .Concat(type.IsEnum ? [] : type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).OrderBy(Name, StringComparer.Ordinal))
            .Select(parent => Name(parent!));
        return $"{prefix}{kind} {Name(type)}{(bases.Any() ? " : " + string.Join(", ", bases) : "")}{Constraints(type.GetGenericArguments())}";
    }

    private string? Line(MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(CompilerGeneratedAttribute)) => null,
        FieldInfo field when IsVisible(field) =>
            $"{Access(field.IsFamily)}{(field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : ""))}{Name(field.FieldType, _nullability.Create(field))} {field.Name}{(field.IsLiteral ? $" = {Literal(field.GetRawConstantValue())}" : "")}",
        PropertyInfo property when property.GetAccessors(nonPublic: true).Any(IsVisible) => Property(property),
        EventInfo added when IsVisible(added.AddMethod!) => $"{Modifiers(added.AddMethod!)}event {Name(added.EventHandlerType!, _nullability.Create(added))} {added.Name}",
        ConstructorInfo { IsStatic: false } constructor when IsVisible(constructor) =>
            $"{Access(!constructor.IsPublic)}{Bare(constructor.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method when IsVisible(method) && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            Modifiers(method) + Signature(method, method.Name),
        _ => null,
    };

    private string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToArray();
        var type = Name(property.PropertyType, _nullability.Create(property));
        var indexes = property.GetIndexParameters();
        var name = indexes.Length == 0 ? property.Name : $"this[{string.Join(", ", indexes.Select(Parameter))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var parts = accessors.Select(accessor => Access(!accessor.IsPublic && accessors.Any(other => other.IsPublic)) + Kind(accessor));
        return $"{Modifiers(accessors.OrderByDescending(accessor => accessor.IsPublic).First())}{required}{type} {name} {{ {string.Join("; ", parts)}; }}";
    }

    private static string Kind(MethodInfo accessor) =>
        accessor.Name.StartsWith("get_", StringComparison.Ordinal) ? "get"
        : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";

    private string Signature(MethodInfo method, string name)
    {
        var arguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        var generic = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(argument => argument.Name))}>";
        return $"{Name(method.ReturnType, _nullability.Create(method.ReturnParameter))} {name}{generic}({Parameters(method)}){Constraints(arguments)}";
    }

    private string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter.IsOut ? "out " : parameter.IsIn ? "in " : parameter.ParameterType.IsByRef ? "ref "
            : parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var isValue = parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null;
        var value = !parameter.HasDefaultValue ? "" : parameter.DefaultValue is null && isValue ? " = default" : $" = {Literal(parameter.DefaultValue)}";
        return $"{prefix}{Name(parameter.ParameterType, _nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string? Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private static string Constraints(Type[] arguments) => string.Concat(arguments.Where(argument => argument.IsGenericParameter).Select(argument =>
    {
        var kinds = argument.GenericParameterAttributes;
        var parts = argument.GetGenericParameterConstraints().Select(Name).Order(StringComparer.Ordinal)
            .Prepend(kinds.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? "class" : "")
            .Append(kinds.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? "new()" : "")
            .Where(part => part.Length > 0).ToArray();
        return parts.Length == 0 ? "" : $" where {argument.Name} : {string.Join(", ", parts)}";
    }));

    private static string Modifiers(MethodInfo method)
    {
        var access = Access(!method.IsPublic);
        if (method.DeclaringType!.IsInterface)
            return method is { IsAbstract: false, IsStatic: false } ? "virtual " : method.IsStatic ? "static " : "";
        var inheritance = method.IsStatic ? "static " : method.IsAbstract ? "abstract "
            : method.GetBaseDefinition() != method ? method.IsFinal ? "sealed override " : "override "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
        return access + inheritance;
    }

    private static string Access(bool isProtected) => isProtected ? "protected " : "";

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    private static bool IsDelegate(Type type) => type.IsSubclassOf(typeof(Delegate));

    private static string Bare(Type type) => type.Name.Split('`')[0];

    private static string Name(Type type) => Name(type, null);

    private static string Name(Type type, NullabilityInfo? info)
    {
        if (type.IsByRef)
            return Name(type.GetElementType()!, info);
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Name(value, null) + "?";
        var isNullable = info?.ReadState == NullabilityState.Nullable || (info?.ReadState == NullabilityState.Unknown && info.WriteState == NullabilityState.Nullable);
        // Of a T that may be anything, T? and T look the same from here.
        var isAnything = type.IsGenericParameter && !type.GenericParameterAttributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)
            && !type.GetGenericParameterConstraints().Any(constraint => constraint.IsClass);
        return Bare(type, info) + (isNullable && !type.IsValueType && !isAnything ? "?" : "");
    }

    private static string Bare(Type type, NullabilityInfo? info)
    {
        if (Keywords.TryGetValue(type, out var keyword))
            return keyword;
        if (type.IsGenericParameter)
            return type.Name;
        if (type.IsArray)
            return Name(type.GetElementType()!, info?.ElementType) + "[]";

        // Types of this library and of System are told apart by nothing else than their names.
        var own = type.DeclaringType is { } outer ? $"{Name(outer)}.{Bare(type)}" : type.Namespace?.StartsWith("SoundCloud", StringComparison.Ordinal) == true ? $"{type.Namespace}.{Bare(type)}" : Bare(type);
        var arguments = type.GetGenericArguments();
        if (arguments.Length == 0)
            return own;
        var parts = arguments.Select((argument, at) => Name(argument, info is { GenericTypeArguments: { } infos } && at < infos.Length ? infos[at] : null));
        return $"{own}<{string.Join(", ", parts)}>";
    }
}

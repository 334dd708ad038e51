using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace SoundCloud.Tests;

/// <summary>
/// A copy of the client that counts its own steps: each beginning of a method and each place that a branch leads to, and so each round of each
/// loop; of the framework's searches, each character that they passed. This assembly is loaded beside it once more, to call it.
/// </summary>
internal sealed class CountedClient : AssemblyLoadContext
{
    private const string ClientName = "SoundCloud.Client";
    private const string CounterName = "StepCounter";

    private readonly Type _inputs;
    private readonly FieldInfo _counter;

    public CountedClient()
        : base(isCollectible: true)
    {
        var client = LoadFromStream(Rewritten(typeof(SoundCloudClient).Assembly.Location));
        _counter = client.GetType(CounterName, throwOnError: true)!.GetField("Steps")!;
        _inputs = LoadFromAssemblyPath(typeof(WorstInputs).Assembly.Location).GetType(typeof(WorstInputs).FullName!, throwOnError: true)!;
    }

    /// <summary>The steps and the allocated bytes of one reading.</summary>
    public (long Steps, long Bytes) Measure(string reader, int size)
    {
        var read = (Action)_inputs.GetMethod(nameof(WorstInputs.Prepare))!.Invoke(null, [reader, size])!;
        // What is made once for all belongs to nobody's input.
        read();
        var steps = (long)_counter.GetValue(null)!;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        read();
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return ((long)_counter.GetValue(null)! - steps, bytes);
    }

    protected override Assembly? Load(AssemblyName assemblyName) =>
        Assemblies.FirstOrDefault(assembly => assembly.GetName().Name == assemblyName.Name);

    private static MemoryStream Rewritten(string path)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(path);
        var module = assembly.MainModule;
        var counter = new TypeDefinition("", CounterName, Mono.Cecil.TypeAttributes.Public | Mono.Cecil.TypeAttributes.Abstract | Mono.Cecil.TypeAttributes.Sealed, module.TypeSystem.Object);
        var steps = new FieldDefinition("Steps", Mono.Cecil.FieldAttributes.Public | Mono.Cecil.FieldAttributes.Static, module.TypeSystem.Int64);
        counter.Fields.Add(steps);
        foreach (var method in module.GetTypes().SelectMany(static type => type.Methods).Where(static method => method.HasBody))
            Count(method.Body, steps);
        module.Types.Add(counter);
        var rewritten = new MemoryStream();
        assembly.Write(rewritten);
        rewritten.Position = 0;
        return rewritten;
    }

    private static void Count(Mono.Cecil.Cil.MethodBody body, FieldReference steps)
    {
        body.SimplifyMacros();
        var instructions = body.Instructions.ToList();
        var places = instructions
            .SelectMany(static instruction => instruction.Operand switch { Instruction target => [target], Instruction[] targets => targets, _ => Array.Empty<Instruction>() })
            .Append(instructions[0])
            .ToHashSet();
        var heads = new Dictionary<Instruction, Instruction>();
        var processor = body.GetILProcessor();
        foreach (var call in instructions.Where(call => !places.Contains(call) && IsSearch(call)))
            CountSearch(processor, call, steps);
        foreach (var place in places)
        {
            Instruction[] step =
            [
                processor.Create(OpCodes.Ldsfld, steps), processor.Create(OpCodes.Ldc_I4_1), processor.Create(OpCodes.Conv_I8),
                processor.Create(OpCodes.Add), processor.Create(OpCodes.Stsfld, steps),
            ];
            foreach (var instruction in step)
                processor.InsertBefore(place, instruction);
            heads[place] = step[0];
        }
        foreach (var instruction in instructions)
        {
            if (instruction.Operand is Instruction target)
                instruction.Operand = heads[target];
            else if (instruction.Operand is Instruction[] targets)
                instruction.Operand = Array.ConvertAll(targets, t => heads[t]);
        }
        foreach (var handler in body.ExceptionHandlers)
        {
            handler.TryStart = HeadOf(handler.TryStart);
            handler.TryEnd = HeadOf(handler.TryEnd);
            handler.HandlerStart = HeadOf(handler.HandlerStart);
            handler.HandlerEnd = HeadOf(handler.HandlerEnd);
            handler.FilterStart = HeadOf(handler.FilterStart);
        }
        body.OptimizeMacros();

        Instruction? HeadOf(Instruction? place) => place is not null && heads.TryGetValue(place, out var head) ? head : place;
    }

    private static bool IsSearch(Instruction call) =>
        call.Operand is MethodReference { DeclaringType.FullName: "System.String" or "System.MemoryExtensions" } method
        && (method.Name.StartsWith("IndexOf", StringComparison.Ordinal) || method.Name is "Contains" or "Count" or "SequenceEqual" or "LastIndexOf" or "LastIndexOfAny");

    // What was searched is kept aside; an index tells how far the search came, anything else counts as all of it.
    private static void CountSearch(ILProcessor processor, Instruction call, FieldReference steps)
    {
        var method = (MethodReference)call.Operand;
        var module = processor.Body.Method.Module;
        var types = method.Parameters.Select(parameter => Closed(parameter.ParameterType, method as GenericInstanceMethod));
        var arguments = (method.HasThis ? types.Prepend(module.TypeSystem.String) : types).Select(static type => new VariableDefinition(type)).ToList();
        foreach (var argument in arguments)
            processor.Body.Variables.Add(argument);
        foreach (var argument in Enumerable.Reverse(arguments))
            processor.InsertBefore(call, processor.Create(OpCodes.Stloc, argument));
        foreach (var argument in arguments)
            processor.InsertBefore(call, processor.Create(OpCodes.Ldloc, argument));

        var searched = arguments[0].VariableType;
        var length = new MethodReference("get_Length", module.TypeSystem.Int32, searched) { HasThis = true };
        List<Instruction> count =
        [
            searched.IsValueType ? processor.Create(OpCodes.Ldloca, arguments[0]) : processor.Create(OpCodes.Ldloc, arguments[0]),
            processor.Create(OpCodes.Call, length),
        ];
        if (method.Name.StartsWith("IndexOf", StringComparison.Ordinal))
        {
            count.Insert(0, processor.Create(OpCodes.Dup));
            count.Add(processor.Create(OpCodes.Call, module.ImportReference(typeof(Math).GetMethod(nameof(Math.Min), [typeof(uint), typeof(uint)]))));
        }
        count.AddRange([processor.Create(OpCodes.Conv_U8), processor.Create(OpCodes.Ldsfld, steps), processor.Create(OpCodes.Add), processor.Create(OpCodes.Stsfld, steps)]);
        var last = call;
        foreach (var instruction in count)
        {
            processor.InsertAfter(last, instruction);
            last = instruction;
        }
    }

    private static TypeReference Closed(TypeReference type, GenericInstanceMethod? method)
    {
        if (type is GenericParameter { Owner: MethodReference } parameter)
            return method!.GenericArguments[parameter.Position];
        if (type is not GenericInstanceType generic)
            return type;
        var closed = new GenericInstanceType(generic.ElementType);
        foreach (var argument in generic.GenericArguments)
            closed.GenericArguments.Add(Closed(argument, method));
        return closed;
    }
}

using System.Diagnostics;
using System.Management.Automation;

namespace SoundCloud.Benchmarks;

/// <summary>Counts its input and adds up the ids, at the end of each measured pipeline. It can also simulate a slow consumer.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Id")]
[OutputType(typeof(IdSum))]
public sealed class MeasureIdCommand : PSCmdlet
{
    private readonly IdSum _sum = new();
    private Type? _type;
    private Func<object, long>? _id;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Milliseconds of work for each page.</summary>
    [Parameter]
    public double SpinMilliseconds { get; set; }

    /// <summary>Does all of a page's work at its first item, instead of a share at each item.</summary>
    [Parameter]
    public SwitchParameter AtFirstItem { get; set; }

    [Parameter]
    public int PageSize { get; set; } = 200;

    protected override void ProcessRecord()
    {
        if (InputObject is not { } item)
            return;
        _sum.Sum += IdOf(item);
        if (SpinMilliseconds > 0)
            Spin(!AtFirstItem ? SpinMilliseconds / PageSize : _sum.Count % PageSize == 0 ? SpinMilliseconds : 0);
        _sum.Count++;
    }

    protected override void EndProcessing() => WriteObject(_sum);

    private long IdOf(PSObject item)
    {
        var thing = item.BaseObject;
        if (thing is PSCustomObject)
            return Convert.ToInt64(item.Properties["id"].Value, System.Globalization.CultureInfo.InvariantCulture);
        // A delegate, so that reading a property is not part of the measurement.
        if (_type != thing.GetType())
            (_type, _id) = (thing.GetType(), Reader(thing.GetType()));
        return _id!(thing);
    }

    private static Func<object, long> Reader(Type type)
    {
        var thing = System.Linq.Expressions.Expression.Parameter(typeof(object));
        var id = System.Linq.Expressions.Expression.Property(System.Linq.Expressions.Expression.Convert(thing, type), "Id");
        return System.Linq.Expressions.Expression.Lambda<Func<object, long>>(
            System.Linq.Expressions.Expression.Convert(id, typeof(long)), thing).Compile();
    }

    private static void Spin(double milliseconds)
    {
        var until = Stopwatch.GetTimestamp() + (long)(milliseconds * Stopwatch.Frequency / 1000);
        while (Stopwatch.GetTimestamp() < until)
        {
        }
    }
}

public sealed class IdSum
{
    public long Count { get; set; }

    public long Sum { get; set; }
}

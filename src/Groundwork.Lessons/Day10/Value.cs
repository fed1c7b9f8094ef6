namespace Groundwork.Lessons;

/// <summary>A number that knows where it came from: a node of the graph that day 10 builds by hand.</summary>
/// <remarks>Not safe to use from several threads.</remarks>
/// <example><code>
/// Value a = new(2), b = new(3);
/// Value y = new(a.Data + b.Data, [a, b], y =&gt; { a.Grad += y.Grad; b.Grad += y.Grad; });
/// </code></example>
public sealed class Value
{
    readonly Action<Value> _pull;

    /// <summary>A number, or the result of an operation.</summary>
    /// <param name="data">The number.</param>
    /// <param name="parents">What it was computed from; nothing for a number that was simply given.</param>
    /// <param name="pull">The local rule: hands the gradient of its argument, which is this node, on to the parents.</param>
    public Value(double data, IReadOnlyList<Value>? parents = null, Action<Value>? pull = null) => (Data, Parents, _pull) = (data, parents ?? [], pull ?? (_ => { }));

    /// <summary>The number.</summary>
    public double Data { get; }

    /// <summary>The derivative of the end of the graph by this number, once it has been worked out; 0 before.</summary>
    public double Grad { get; set; }

    /// <summary>What it was computed from.</summary>
    public IReadOnlyList<Value> Parents { get; }

    /// <summary>Hands the gradient on to the parents by the local rule.</summary>
    public void Pull() => _pull(this);
}

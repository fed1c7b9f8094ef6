using System.Collections;

namespace Groundwork.Conformance;

/// <summary>What an adapter gives back: tensors, or a table or a text in the group of data frames.</summary>
public sealed record Outcome(Tensor[] Tensors, Table? Table = null, string? Text = null);

/// <summary>A group's operations by name, each with its adapter: one expression that calls a public member and computes nothing itself.</summary>
/// <remarks>Whether a case is supported is decided by this table before the call.</remarks>
public sealed class OpTable : IEnumerable<string>
{
    readonly Dictionary<string, Func<Call, Outcome>> _adapters = [];

    /// <summary>The adapter of an operation, or null where there is none.</summary>
    public Func<Call, Outcome>? Find(string op) => _adapters.GetValueOrDefault(op);

    /// <summary>An operation with one output.</summary>
    public void Add(string op, Func<Call, Tensor> call) => _adapters.Add(op, c => new([call(c)]));

    /// <summary>An operation with any number of outputs.</summary>
    public void Add(string op, Func<Call, Tensor[]> call) => _adapters.Add(op, c => new(call(c)));

    /// <summary>An operation with two outputs.</summary>
    public void Add(string op, Func<Call, (Tensor, Tensor)> call) => _adapters.Add(op, c => call(c) is var (a, b) ? new([a, b]) : null!);

    /// <summary>An operation with three outputs.</summary>
    public void Add(string op, Func<Call, (Tensor, Tensor, Tensor)> call) => _adapters.Add(op, c => call(c) is var (a, b, d) ? new([a, b, d]) : null!);

    /// <summary>An operation with four outputs.</summary>
    public void Add(string op, Func<Call, (Tensor, Tensor, Tensor, Tensor)> call) => _adapters.Add(op, c => call(c) is var (a, b, d, e) ? new([a, b, d, e]) : null!);

    /// <summary>An operation that gives a table.</summary>
    public void Add(string op, Func<Call, Table> call) => _adapters.Add(op, c => new([], Table: call(c)));

    /// <summary>An operation that gives a text.</summary>
    public void Add(string op, Func<Call, string> call) => _adapters.Add(op, c => new([], Text: call(c)));

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => _adapters.Keys.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

namespace Groundwork;

/// <summary>An optional bound on how long memory lives: what was made inside goes back to the pool at the end, unless it is kept.</summary>
/// <remarks>
/// Ordinary code needs none; a training loop that opens one a step saves the collector's work. Gradients of leaves are kept by themselves.
/// A tensor used after its scope's end throws <see cref="ObjectDisposedException"/>; memory handed out as a span is never reused.
/// Scopes nest, flow with <c>async</c>, and belong to the flow of control that opened them.
/// </remarks>
/// <example><code>
/// using var step = MemoryScope.Step();
/// var loss = model.Loss(batch);
/// loss.Backward();
/// </code></example>
public sealed class MemoryScope : IDisposable
{
    readonly Modes _outer;
    readonly HashSet<Storage> _made = new(ReferenceEqualityComparer.Instance);

    MemoryScope(Modes outer) => _outer = outer;

    /// <summary>Opens a scope that ends when it is disposed.</summary>
    public static MemoryScope Step()
    {
        var outer = Modes.Current;
        var scope = new MemoryScope(outer);
        Modes.Current = outer with { Scope = scope };
        return scope;
    }

    /// <summary>Lets a tensor live on after the scope. Returns the tensor.</summary>
    public Tensor Keep(Tensor tensor)
    {
        Remove(tensor.Storage);
        return tensor;
    }

    /// <summary>Gives back the memory of everything made inside and not kept.</summary>
    public void Dispose()
    {
        if (Modes.Current.Scope == this) Modes.Current = _outer;
        lock (_made)
        {
            foreach (var storage in _made) storage.Return();
            _made.Clear();
        }
    }

    internal void Add(Storage storage)
    {
        lock (_made) _made.Add(storage);
    }

    internal void Remove(Storage storage)
    {
        for (MemoryScope? scope = this; scope is not null; scope = scope._outer.Scope)
            lock (scope._made) scope._made.Remove(storage);
    }
}

/// <summary>How many bytes tensors hold. Safe to read from any thread.</summary>
/// <example><code>Console.WriteLine(TensorMemory.LiveBytes);</code></example>
public static class TensorMemory
{
    /// <summary>Bytes of large arrays now lent to tensors (arrays under 32 KB are the collector's and not counted). Storages that became unreachable count until they are found so.</summary>
    public static long LiveBytes { get { lock (Pool.Gate) return Pool.Live; } }

    /// <summary>The highest <see cref="LiveBytes"/> since the start or the last <see cref="ResetPeak"/>.</summary>
    public static long PeakBytes { get { lock (Pool.Gate) return Pool.Peak; } }

    /// <summary>Bytes kept for reuse.</summary>
    public static long PooledBytes { get { lock (Pool.Gate) return Pool.Kept; } }

    /// <summary>Starts <see cref="PeakBytes"/> anew from what is live.</summary>
    public static void ResetPeak() { lock (Pool.Gate) Pool.Peak = Pool.Live; }
}

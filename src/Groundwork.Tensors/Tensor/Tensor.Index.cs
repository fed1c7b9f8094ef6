using System.Runtime.CompilerServices;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Reads a view (numbers, ranges, new axes), or writes into it in place; axes that are not named stay whole.</summary>
    /// <param name="at">Entries from the first axis on: see <see cref="Slice"/>.</param>
    /// <exception cref="ShapeException">More entries than axes, or a value that does not broadcast to the place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its axis.</exception>
    /// <exception cref="InvalidOperationException">Written while gradients are recorded for this tensor.</exception>
    /// <example><code>
    /// Tensor t = [[1, 2, 3], [4, 5, 6]];
    /// t[0, ^1];        // 3
    /// t[.., (.., 2)];  // [[1, 3], [4, 6]]
    /// t[1] = 0;
    /// </code></example>
    [IndexerName("Elements")]
    public Tensor this[params ReadOnlySpan<Slice> at]
    {
        get => Op.Apply(SliceView.Of(Shape, at), this);
        set
        {
            CheckWritable("assign");
            var view = SliceView.Of(Shape, at).View(this, default);
            if (!view.Shape.Takes(value.Shape))
                throw new ShapeException("assign", $"a value of shape {value.Shape} does not broadcast to the place of shape {view.Shape}", [value.Shape, view.Shape]);
            view.Write(value.SharesStorage(this) ? value.Detach().Clone() : value);
            Storage.Touch();
        }
    }

    bool SharesStorage(Tensor other) => ReferenceEquals(Storage, other.Storage);

    /// <summary>Refuses to write in place where a recorded gradient would become wrong.</summary>
    internal void CheckWritable(string op)
    {
        if (RequiresGrad && Modes.Current.Grad)
            throw new InvalidOperationException($"{op}: gradients are recorded for this tensor, and writing in place would make them wrong; use Where, or write under Autograd.NoGrad()");
        if (!Storage.IsWritable) throw new InvalidOperationException($"{op}: this tensor's memory is read-only (a mapped file); write into a Clone()");
    }
}

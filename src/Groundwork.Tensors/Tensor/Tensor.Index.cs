using System.Runtime.CompilerServices;
using Groundwork.Kernels;

namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Reads a part, or writes into it in place; axes that are not named stay whole.</summary>
    /// <param name="at">Entries from the first axis on: see <see cref="Slice"/>.</param>
    /// <returns>A view for numbers, ranges and new axes. With tensors among the entries a new tensor, as in NumPy: index tensors broadcast against
    /// each other, a mask stands for the places where it is true, and the axes of the indices stand where the first of them stood, or in front
    /// if a range, a new axis or the rest comes between two of them.</returns>
    /// <remarks>Written to, a value broadcasts and is converted to this dtype; where a place is named twice the last value stays (see <see cref="AddAt"/>).
    /// Read with gradients, what is read twice gets the sum.</remarks>
    /// <exception cref="ShapeException">More entries than axes, a mask that does not fit, indices that do not broadcast, or a value that does not broadcast to the place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis. Nothing has been written then.</exception>
    /// <exception cref="ArgumentException">An index tensor is neither of integers nor of Bools.</exception>
    /// <exception cref="InvalidOperationException">Written while gradients are recorded for this tensor or the value.</exception>
    /// <example><code>
    /// Tensor t = [[1, 2, 3], [4, 5, 6]];
    /// t[0, ^1];          // 3
    /// t[.., (.., 2)];    // [[1, 3], [4, 6]]
    /// t[.., rows];       // columns by a tensor of indices
    /// t[t > 3] = 0;      // a mask
    /// </code></example>
    [IndexerName("Elements")]
    public Tensor this[params ReadOnlySpan<Slice> at]
    {
        get
        {
            if (!IndexPlan.Needs(at)) return Op.Apply(SliceView.Of(Shape, at), this);
            if (at.Length == 1 && Rank > 1 && at[0].Indices is { DType: DType.Bool } mask && mask.Shape == Shape)
                return Op.Apply(new Pick([0], 0), Flatten(), mask.FlatNonzero());
            var plan = IndexPlan.Of(Shape, at);
            return Op.Apply(plan.Pick, [plan.View.IsWhole ? this : Op.Apply(plan.View, this), .. plan.Indices]);
        }
        set
        {
            CheckWritable("assign", value);
            if (at.Length == 1 && value.Rank == 0 && at[0].Indices is { DType: DType.Bool } mask && mask.Shape == Shape)
            {
                FillMasked(mask, Cast.Of(value.Detach(), DType));
                return;
            }
            var plan = IndexPlan.Needs(at) ? IndexPlan.Of(Shape, at) : null;
            var view = (plan?.View ?? SliceView.Of(Shape, at)).View(this, default);
            if (plan is null) view.Write(Fitting("assign", value, view.Shape));
            else plan.Pick.Put(view, plan.Indices, Cast.Of(Fitting("assign", value, plan.Place(view)), DType));
            Storage.Touch();
        }
    }

    /// <summary>Adds to a part in place; where a place is named twice both values are added. NumPy's <c>add.at</c>.</summary>
    /// <param name="at">Entries from the first axis on, as in an indexer.</param>
    /// <param name="value">Broadcasts, and is converted to this dtype.</param>
    /// <exception cref="ShapeException">The entries or the value do not fit.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An index is outside its axis. Nothing has been written then.</exception>
    /// <exception cref="ArgumentException">This tensor is of Bools or a storage type.</exception>
    /// <exception cref="InvalidOperationException">Gradients are recorded for this tensor or the value.</exception>
    /// <example><code>counts.AddAt([bins], 1);   // a histogram</code></example>
    public void AddAt(ReadOnlySpan<Slice> at, Tensor value)
    {
        CheckWritable("add at", value);
        if (DType == DType.Bool || DType.Computed != DType) throw new ArgumentException($"add at: {DType} is not a dtype to add in; convert with .To(DType.Float32)");
        using var _ = Autograd.NoGrad();
        if (!IndexPlan.Needs(at))
        {
            var part = SliceView.Of(Shape, at).View(this, default);
            part.Write(part + Fitting("add at", value, part.Shape));
        }
        else
        {
            var plan = IndexPlan.Of(Shape, at);
            var view = plan.View.View(this, default);
            plan.Pick.Add(view, plan.Indices, Cast.Of(Fitting("add at", value, plan.Place(view)), DType));
        }
        Storage.Touch();
    }

    /// <summary>The value broadcast to the place it is written to, with memory of its own if it shared ours.</summary>
    Tensor Fitting(string op, Tensor value, Shape place)
    {
        while (value.Rank > place.Rank && value.Shape.Array[0] == 1) value = value.Detach().Squeeze(0); // as NumPy does for what is written
        if (!place.Takes(value.Shape))
            throw new ShapeException(op, $"a value of shape {value.Shape} does not broadcast to the place of shape {place}", [value.Shape, place]);
        value = value.Detach();
        return (SharesStorage(value) ? value.Clone() : value).BroadcastTo(place);
    }

    /// <summary>One number at all places of a mask of this shape, without listing them.</summary>
    void FillMasked(Tensor mask, Tensor value)
    {
        Dispatch.Any(DType, new MaskedWrite(mask, value, this));
        Storage.Touch();
    }

    readonly struct MaskedWrite(Tensor mask, Tensor value, Tensor y) : IAnyKernel
    {
        public void Invoke<T>() where T : unmanaged => Rows.For(y.Shape, [mask, y], new MaskedRow<T>(mask.Storage, value.Storage.Elements<T>()[(int)value.Offset], y.Storage));
    }

    readonly struct MaskedRow<T>(Storage mask, T value, Storage y) : IRowBody where T : unmanaged
    {
        public void Invoke(int n, ReadOnlySpan<long> at, ReadOnlySpan<long> stride)
        {
            ReadOnlySpan<bool> set = mask.Elements<bool>();
            var to = y.Elements<T>();
            if (stride[0] == 1 && stride[1] == 1)
            {
                var part = to.Slice((int)at[1], n);
                SelectLoop<T>.Invoke(set.Slice((int)at[0], n), [value], part, part);
                return;
            }
            for (long i = at[0], k = at[1], left = n; left > 0; left--, i += stride[0], k += stride[1])
                if (set[(int)i]) to[(int)k] = value;
        }
    }

    bool SharesStorage(Tensor other) => ReferenceEquals(Storage, other.Storage);

    /// <summary>Refuses to write in place where a recorded gradient would become wrong.</summary>
    internal void CheckWritable(string op, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        CheckWritable(op);
        if (value.RequiresGrad && Modes.Current.Grad)
            throw new InvalidOperationException($"{op}: gradients are recorded for the value, and writing it in place would lose them; use Where, Scatter or Concat, or write value.Detach()");
    }

    /// <summary>The same where nothing but numbers is written.</summary>
    internal void CheckWritable(string op)
    {
        if (RequiresGrad && Modes.Current.Grad)
            throw new InvalidOperationException($"{op}: gradients are recorded for this tensor, and writing in place would make them wrong; use Where, or write under Autograd.NoGrad()");
        if (!Storage.IsWritable) throw new InvalidOperationException($"{op}: this tensor's memory is read-only (a mapped file); write into a Clone()");
        if (!IsContiguous && ShowsAPlaceTwice())
            throw new InvalidOperationException($"{op}: several elements of this view of shape {Shape} share one place in memory (it was expanded, or its windows overlap); write into a Clone()");
    }

    /// <summary>True unless every axis steps over all that the axes with smaller steps reach.</summary>
    bool ShowsAPlaceTwice()
    {
        if (Count <= 1) return false;
        Span<long> steps = stackalloc long[Rank];
        Span<int> sizes = stackalloc int[Rank];
        for (int i = 0; i < Rank; i++) (steps[i], sizes[i]) = (Math.Abs(_strides![i]), Shape.Array[i]);
        steps.Sort(sizes);
        long reached = 0;
        for (int i = 0; i < Rank; i++)
        {
            if (sizes[i] == 1) continue;
            if (steps[i] <= reached) return true;
            reached += (sizes[i] - 1) * steps[i];
        }
        return false;
    }
}

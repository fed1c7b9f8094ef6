namespace Groundwork;

public sealed partial class Tensor
{
    /// <summary>Class numbers as rows of zeros with a single one: <c>y[…, c] = 1</c> where c is the class.</summary>
    /// <param name="classes">How many classes; by default one more than the largest number here.</param>
    /// <returns>Int64 […, classes].</returns>
    /// <exception cref="ArgumentException">The tensor is not of integers, or is empty and the number of classes is not given.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A class is negative, or not below <paramref name="classes"/>.</exception>
    /// <example><code>Tensor t = [0, 2]; t.OneHot(3);   // [[1, 0, 0], [0, 0, 1]]</code></example>
    public Tensor OneHot(int? classes = null)
    {
        if (!DType.IsInteger) throw new ArgumentException($"one hot: expected an integer dtype, got {DType}; convert with .To(DType.Int64)");
        if (classes < 0) throw new ArgumentOutOfRangeException(nameof(classes), $"one hot: {classes} classes cannot be; leave the number out to count them");
        var labels = Detach().To(DType.Int64).Contiguous();
        long largest = -1;
        foreach (long label in labels.Data<long>())
        {
            if (label < 0 || label >= classes)
                throw new ArgumentOutOfRangeException(null, $"one hot: class {label} is outside 0 to {(classes is { } n ? n - 1 : "the largest")}");
            largest = Math.Max(largest, label);
        }
        if (classes is null && largest < 0) throw new ArgumentException($"one hot: {Shape} has no classes to count; give their number");
        return Op.Apply(new OneHot(classes ?? Counted("one hot", largest + 1)), labels);
    }
}

sealed class OneHot(int classes) : SingleOutputOp("one hot")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("classes", classes)];

    public override Saved Needs => Saved.Nothing;

    public override string? NotDifferentiable => "its input is a class number";

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(DType.Int64, x[0].Shape.Insert(x[0].Shape.Rank, classes));

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        var labels = x[0].Contiguous();
        var to = y.Data<long>();
        to.Clear();
        int row = 0;
        foreach (long label in labels.Data<long>()) to[row++ * classes + (int)label] = 1;
        GC.KeepAlive(labels);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [null];
}

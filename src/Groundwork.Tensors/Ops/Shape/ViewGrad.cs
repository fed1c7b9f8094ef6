namespace Groundwork;

/// <summary>Undoes a view that shows no element twice: zeros of the old shape, with x at the places the view shows.</summary>
sealed class ViewGrad(ViewOp view, Shape from) : SingleOutputOp(view.Name + " grad")
{
    public override IReadOnlyList<(string Name, object? Value)> Attributes => [("from", from), .. view.Attributes];

    public override Saved Needs => Saved.Nothing;

    public override Spec Infer(ReadOnlySpan<Spec> x) => new(x[0].DType, from);

    public override void Run(ReadOnlySpan<Tensor> x, Tensor y)
    {
        y.Clear();
        view.View(y, new(x[0].DType, x[0].Shape)).Write(x[0]);
    }

    protected override Tensor?[] Gradient(in Tape tape, Tensor dy) => [Apply(view, dy)];
}

using static Groundwork.Autograd;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>autograd</c>. Those named <c>graph</c> and <c>hvp</c> stand for a user's own function: the expression is the case.</summary>
static class AutogradOps
{
    public static readonly OpTable Table = new()
    {
        { "addmm", c => c[0].Addmm(c[1], c[2], c.Args.Number("beta"), c.Args.Number("alpha")) },
        { "graph_broadcast_chain", c => (c[0].Unsqueeze(1) - c[1].Unsqueeze(0)).Square().Mean(0).Sqrt() },
        { "graph_deep", c => Enumerable.Range(0, c.Args.Int("n")).Aggregate(c[0], (x, _) => x.Sin() + 0.1 * x) },
        { "graph_detach", c => c[0] * c[0].Detach() + c[1] * c[0].Detach().Exp() },
        { "graph_diamond", c => Diamond(c[0].Tanh(), (c[0] * c[1]).Relu()) },
        { "graph_mask_softmax", c => Tensor.Where(c[1], c[0], double.NegativeInfinity).Softmax(-1).MatMul(c[2]) },
        { "graph_mlp", c => ((c[0].MatMul(c[1]) + c[2]).Gelu().MatMul(c[3]) + c[4]).LogSoftmax(-1) },
        { "graph_reuse", c => c[0] * c[0] + c[0].Sin() * c[1] + c[0] },
        { "graph_unused", c => c[0].Pow(3).Sum() },
        { "hvp", c => HessianVector(Scalar(c.Args.Text("f")), c[0], c[1]) },
    };

    static Tensor Diamond(Tensor u, Tensor v) => (u * v).Sum(-1) / (u.Exp().Mean() + v.Square().Sum());

    static Tensor[] HessianVector(Func<Tensor, Tensor> f, Tensor at, Tensor v)
    {
        var x = at.Detach().Clone();
        x.RequiresGrad = true;
        var y = f(x);
        var dx = Grad([y], [x], createGraph: true)[0];
        return [y.Detach(), dx.Detach(), Grad([(dx * v).Sum()], [x])[0]];
    }

    static Func<Tensor, Tensor> Scalar(string name) => name switch
    {
        "sum_x3" => x => x.Pow(3).Sum(),
        "logsumexp" => x => x.LogSumExp(),
        "sin_prod" => x => x.Sin().Prod(),
        "tanh_quad" => x => x.Tanh().MatMul(x.Tanh().T).Sum(),
        "gelu_sum" => x => x.Gelu().Square().Sum(),
        "softmax_entropy" => x => -(x.Softmax(-1) * x.LogSoftmax(-1)).Sum(),
        "norm" => x => x.Square().Sum().Sqrt(),
        "logdet" => x => (x.MatMul(x.T) + Tensor.Eye(x.Shape[0], dtype: x.DType)).SlogDet().LogAbsDet,
        _ => throw new ArgumentException($"hvp: no function {name}"),
    };
}

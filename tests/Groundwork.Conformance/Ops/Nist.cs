using Groundwork.Stats;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>nist</c>.</summary>
static class NistOps
{
    public static readonly OpTable Table = new()
    {
        { "nist_linear", c => Results(c.Args.Text("model") == "poly" ? Regression.Polynomial(c[0], c[1], c.Args.Int("degree")) : Regression.Linear(c[0], c[1], intercept: c.Args.Text("model") != "noint")) },
        { "nist_univariate", c => Results(Summary.Of(c[0])) },
    };

    static (Tensor, Tensor, Tensor, Tensor) Results(LinearFit fit) => (fit.Coefficients, fit.StandardErrors, Tensor.Scalar(fit.ResidualStd), Tensor.Scalar(fit.RSquared));

    static (Tensor, Tensor, Tensor) Results(Summary summary) => (Tensor.Scalar(summary.Mean), Tensor.Scalar(summary.Std), Tensor.Scalar(summary.Autocorrelation));
}

using System.Text.Json;
using Groundwork.Stats;

namespace Groundwork.Conformance.Ops;

/// <summary>Adapters of the group <c>distributions</c>.</summary>
static class DistributionsOps
{
    public static readonly OpTable Table = new()
    {
        { "distribution", Ask },
        { "kl_divergence", c => Named(c.Args.Inner("p")).KlDivergence(Named(c.Args.Inner("q"))) },
        { "log_prob", c => Named(c.Args.Text("dist"), (_, k) => c[1 + k]).LogProb(c[0]) },
    };

    static Tensor Ask(Call c) => c.Args.Text("fn") switch
    {
        "pdf" => Named(c.Args).Prob(c[0]),
        "logpdf" => Named(c.Args).LogProb(c[0]),
        "cdf" => ((Univariate)Named(c.Args)).Cdf(c[0]),
        "sf" => ((Univariate)Named(c.Args)).Survival(c[0]),
        "ppf" => ((Univariate)Named(c.Args)).Quantile(c[0]),
        "entropy" => Named(c.Args).Entropy(),
        "mean" => Named(c.Args).Mean,
        "var" => Named(c.Args).Variance,
        var fn => throw new InvalidDataException($"case: function '{fn}'"),
    };

    static Distribution Named(Args args) => Named(args.Text("dist"), (name, _) => Read(args.Json("params").GetProperty(name)));

    /// <summary>A distribution by the peer's name of it; parameters by name, or by their position.</summary>
    static Distribution Named(string name, Func<string, int, Tensor> p) => name switch
    {
        "normal" => new Normal(p("loc", 0), p("scale", 1)),
        "uniform" => new Uniform(p("low", 0), p("high", 1)),
        "bernoulli" => new Bernoulli(p("p", 0)),
        "binomial" => new Binomial(p("n", 0), p("p", 1)),
        "poisson" => new Poisson(p("rate", 0)),
        "exponential" => new Exponential(p("rate", 0)),
        "gamma" => new Gamma(p("concentration", 0), p("rate", 1)),
        "beta" => new Beta(p("a", 0), p("b", 1)),
        "student_t" => new StudentT(p("df", 0), p("loc", 1), p("scale", 2)),
        "chi2" => new ChiSquare(p("df", 0)),
        "laplace" => new Laplace(p("loc", 0), p("scale", 1)),
        "lognormal" => new LogNormal(p("loc", 0), p("scale", 1)),
        "cauchy" => new Cauchy(p("loc", 0), p("scale", 1)),
        "geometric" => new Geometric(p("p", 0)),
        "negative_binomial" => new NegativeBinomial(p("n", 0), p("p", 1)),
        "weibull" => new Weibull(p("scale", 0), p("concentration", 1)),
        "f" => new FisherF(p("d1", 0), p("d2", 1)),
        "logistic" => new Logistic(p("loc", 0), p("scale", 1)),
        "pareto" => new Pareto(p("scale", 0), p("alpha", 1)),
        "gumbel" => new Gumbel(p("loc", 0), p("scale", 1)),
        "half_normal" => new HalfNormal(p("scale", 0)),
        "categorical" => new Categorical(p("probs", 0)),
        "multinomial" => new Multinomial(p("n", 0).Item<int>(), p("probs", 1)),
        "dirichlet" => new Dirichlet(p("alpha", 0)),
        "multivariate_normal" => new MultivariateNormal(p("mean", 0), p("cov", 1)),
        _ => throw new InvalidDataException($"case: distribution '{name}'"),
    };

    static Tensor Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? Tensor.Stack([.. value.EnumerateArray().Select(Read)]) : Tensor.Scalar(Args.Number(value));
}

namespace Groundwork.Stats;

/// <summary>A fitted regression: coefficients, their errors, and predictions with theirs. Immutable, and safe to share between threads.</summary>
/// <remarks>All results are Float64. The errors take the residuals to be independent, normal and of one variance; with no degrees of freedom left they are NaN.</remarks>
public sealed class LinearFit
{
    readonly double[] _coefficients;
    readonly int? _degree;
    readonly double[,] _inverse; // (XᵀX)⁻¹

    LinearFit(DoubleDouble[][] design, double[] y, PreciseLeastSquares solved, bool intercept, int? degree)
    {
        int n = y.Length, p = design.Length;
        _degree = degree;
        _coefficients = Array.ConvertAll(solved.Coefficients, b => (double)b);
        HasIntercept = intercept;
        DegreesOfFreedom = n - p;

        var residuals = new double[n];
        var mean = intercept ? DoubleDouble.Sum(y) / n : 0.0;
        DoubleDouble rest = 0.0, total = 0.0;
        for (int i = 0; i < n; i++)
        {
            DoubleDouble r = y[i];
            for (int j = 0; j < p; j++) r -= design[j][i] * solved.Coefficients[j];
            residuals[i] = (double)r;
            rest += r * r;
            var d = y[i] - mean;
            total += d * d;
        }
        double variance = DegreesOfFreedom > 0 ? (double)(rest / DegreesOfFreedom) : double.NaN;
        ResidualStd = Math.Sqrt(variance);
        RSquared = (double)(1.0 - rest / total);
        ResidualSumOfSquares = (double)rest;
        int explained = p - (intercept ? 1 : 0);
        AdjustedRSquared = 1 - (1 - RSquared) * (n - (intercept ? 1 : 0)) / DegreesOfFreedom;
        FStatistic = explained == 0 || DegreesOfFreedom == 0 ? double.NaN : (double)((total - rest) / explained) / variance;

        _inverse = new double[p, p];
        for (int i = 0; i < p; i++)
            for (int j = 0; j < p; j++) _inverse[i, j] = (double)solved.InverseProduct(i, j);
        var errors = new double[p];
        for (int j = 0; j < p; j++) errors[j] = ResidualStd * (double)DoubleDouble.Sqrt(solved.InverseProduct(j, j));
        Coefficients = Tensor.From<double>(_coefficients);
        StandardErrors = Tensor.From<double>(errors);
        Residuals = Tensor.From<double>(residuals);
        Covariance = Tensor.From(_inverse) * variance;
    }

    /// <summary>The coefficients: the intercept first where there is one, then the variables in order, or the powers from low to high.</summary>
    public Tensor Coefficients { get; }

    /// <summary>The standard error of each coefficient: <c>s √((XᵀX)⁻¹ⱼⱼ)</c>.</summary>
    public Tensor StandardErrors { get; }

    /// <summary>The covariance matrix of the coefficients: <c>s² (XᵀX)⁻¹</c>.</summary>
    public Tensor Covariance { get; }

    /// <summary>What the fit leaves of each value: <c>y − Xb</c>.</summary>
    public Tensor Residuals { get; }

    /// <summary>The residual standard deviation <c>s = √(Σr² / (n − p))</c>.</summary>
    public double ResidualStd { get; }

    /// <summary>The sum of squared residuals.</summary>
    public double ResidualSumOfSquares { get; }

    /// <summary>The share of the variation that is explained: <c>1 − Σr² / Σ(y − ȳ)²</c>, about zero instead of the mean where there is no intercept. NaN where y does not vary.</summary>
    public double RSquared { get; }

    /// <summary>R² with a fine for each coefficient: <c>1 − (1 − R²)(n − 1) / (n − p)</c>.</summary>
    public double AdjustedRSquared { get; }

    /// <summary>The explained mean square over the residual one; large where the fit is better than its mean alone.</summary>
    public double FStatistic { get; }

    /// <summary>The probability of an F statistic at least as large if nothing depended on x.</summary>
    public double FPValue => double.IsNaN(FStatistic) ? double.NaN
        : new FisherF((double)(_coefficients.Length - (HasIntercept ? 1 : 0)), (double)DegreesOfFreedom).Survival(Tensor.Scalar(FStatistic)).Item();

    /// <summary>Values less coefficients, n − p.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>Whether the first coefficient is the intercept.</summary>
    public bool HasIntercept { get; }

    /// <summary>Each coefficient in standard errors.</summary>
    public Tensor TStatistics => Coefficients / StandardErrors;

    /// <summary>For each coefficient, the probability of a t statistic at least as far from 0 if the coefficient were 0.</summary>
    public Tensor PValues => DegreesOfFreedom == 0 ? Coefficients * double.NaN : 2 * new StudentT((double)DegreesOfFreedom, 0.0, 1.0).Survival(TStatistics.Abs());

    /// <summary>The fitted value at new places.</summary>
    /// <param name="x">As in the fit: [m, k], or [m] for one variable or a polynomial.</param>
    /// <returns>[m] in Float64.</returns>
    /// <exception cref="ShapeException">x does not have the fit's variables.</exception>
    /// <example><code>Regression.Linear(Tensor.From(1.0, 2, 3), Tensor.From(3.0, 5, 7)).Predict(Tensor.From(10.0));   // [21]</code></example>
    public Tensor Predict(Tensor x)
    {
        var design = Design(x);
        return Tensor.From<double>([.. Enumerable.Range(0, x.Shape[0]).Select(i => Value(design, i))]);
    }

    /// <summary>The band in which the line itself lies with the given confidence, at each place.</summary>
    /// <param name="x">As in <see cref="Predict"/>.</param>
    /// <param name="level">The confidence, between 0 and 1.</param>
    /// <returns>[m] and [m]: the lower and the upper end.</returns>
    /// <exception cref="ShapeException">x does not have the fit's variables.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    /// <example><code>var (low, high) = Regression.Linear(Tensor.From(1.0, 2, 3), Tensor.From(3.0, 5, 8)).ConfidenceBand(Tensor.From(2.0));</code></example>
    public (Tensor Low, Tensor High) ConfidenceBand(Tensor x, double level = 0.95) => Band(x, level, ofOneValue: 0);

    /// <summary>The band in which one new value lies with the given confidence, at each place: the line's own error and the scatter about it.</summary>
    /// <inheritdoc cref="ConfidenceBand"/>
    public (Tensor Low, Tensor High) PredictionBand(Tensor x, double level = 0.95) => Band(x, level, ofOneValue: 1);

    /// <summary>The intervals in which the coefficients lie with the given confidence, each by itself.</summary>
    /// <param name="level">The confidence, between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public (Tensor Low, Tensor High) ConfidenceIntervals(double level = 0.95)
    {
        var reach = StandardErrors * Critical(level);
        return (Coefficients - reach, Coefficients + reach);
    }

    internal static LinearFit Of(DoubleDouble[][] design, double[] y, bool intercept, int? degree)
    {
        if (design.Length == 0 || y.Length < design.Length)
            throw new ShapeException("regression", $"{y.Length} values do not determine {design.Length} coefficients", [Shape.Of(y.Length)]);
        var solved = PreciseLeastSquares.Solve(design, y, out int dependent);
        if (solved is null)
            throw new ArgumentException(degree is null
                ? $"regression: {Name(dependent, intercept)} depends on the columns before it; leave it out"
                : $"regression: the different x do not determine power {dependent + (intercept ? 0 : 1)}; lower the degree");
        return new(design, y, solved, intercept, degree);
    }

    static string Name(int column, bool intercept) => intercept ? column == 0 ? "the intercept" : $"column {column - 1} of x" : $"column {column} of x";

    (Tensor, Tensor) Band(Tensor x, double level, double ofOneValue)
    {
        double t = Critical(level);
        var design = Design(x);
        var low = new double[x.Shape[0]];
        var high = new double[x.Shape[0]];
        for (int i = 0; i < low.Length; i++)
        {
            // In doubled precision: the terms of a polynomial's variance cancel.
            DoubleDouble leverage = 0.0;
            for (int j = 0; j < design.Length; j++)
                for (int k = 0; k < design.Length; k++) leverage += design[j][i] * design[k][i] * _inverse[j, k];
            double value = Value(design, i), reach = t * ResidualStd * Math.Sqrt(ofOneValue + Math.Max(0, (double)leverage));
            (low[i], high[i]) = (value - reach, value + reach);
        }
        return (Tensor.From<double>(low), Tensor.From<double>(high));
    }

    double Critical(double level)
    {
        Vectors.CheckLevel("regression", level);
        return DegreesOfFreedom == 0 ? double.NaN : new StudentT((double)DegreesOfFreedom, 0.0, 1.0).Quantile(Tensor.Scalar(0.5 + level / 2)).Item();
    }

    double Value(DoubleDouble[][] design, int row)
    {
        DoubleDouble sum = 0.0;
        for (int j = 0; j < design.Length; j++) sum += design[j][row] * _coefficients[j];
        return (double)sum;
    }

    DoubleDouble[][] Design(Tensor x)
    {
        if (_degree is { } degree) return Regression.Powers(Vectors.Read("predict", nameof(x), x), degree, HasIntercept);
        var (values, n, k) = Vectors.ReadTable("predict", nameof(x), x);
        int variables = _coefficients.Length - (HasIntercept ? 1 : 0);
        return k == variables ? Regression.LinearDesign(values, n, k, HasIntercept)
            : throw new ShapeException("predict", $"x has {k} columns but the fit has {variables} variables", [x.Shape]);
    }
}

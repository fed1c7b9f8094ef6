namespace Groundwork.Nn;

public static partial class Losses
{
    /// <summary>Squared error: (input − target)².</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <example><code>Losses.Mse(Tensor.From(1f, 2f), Tensor.From(1f, 4f));   // 2</code></example>
    public static Tensor Mse(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
    {
        CheckSame("mse", input, target);
        var d = input - target;
        return Reduce(d * d, reduction);
    }

    /// <summary>Absolute error: |input − target|. The gradient is 0 where they are equal.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor L1(Tensor input, Tensor target, Reduction reduction = Reduction.Mean)
    {
        CheckSame("l1", input, target);
        return Reduce((input - target).Abs(), reduction);
    }

    /// <summary>Squared error near 0 and absolute error beyond: d² / (2 beta) where |d| is below beta, else |d| − beta / 2. With beta 0 it is <see cref="L1"/>.</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Beta is negative.</exception>
    /// <remarks>Source: Girshick (2015), "Fast R-CNN", equation 3.</remarks>
    public static Tensor SmoothL1(Tensor input, Tensor target, double beta = 1, Reduction reduction = Reduction.Mean)
    {
        Require.AtLeast(0, "smooth l1", beta);
        if (beta == 0) return L1(input, target, reduction);
        CheckSame("smooth l1", input, target);
        var d = input - target;
        var size = d.Abs();
        return Reduce(Tensor.Where(size < beta, d * d * (0.5 / beta), size - 0.5 * beta), reduction);
    }

    /// <summary>Huber's loss: d² / 2 where |d| is at most delta, else delta (|d| − delta / 2).</summary>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Delta is not positive.</exception>
    /// <remarks>Source: Huber (1964), "Robust Estimation of a Location Parameter".</remarks>
    public static Tensor Huber(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean)
    {
        Require.Above(0, "huber", delta);
        CheckSame("huber", input, target);
        var d = input - target;
        var size = d.Abs();
        return Reduce(Tensor.Where(size <= delta, d * d * 0.5, delta * (size - 0.5 * delta)), reduction);
    }

    /// <summary>Negative log-likelihood of a Poisson distribution: exp(input) − target · input, or input − target · log(input + epsilon).</summary>
    /// <param name="input">The rate, or its logarithm.</param>
    /// <param name="target">Counts.</param>
    /// <param name="logInput">True if the input is the logarithm of the rate.</param>
    /// <param name="full">True adds Stirling's approximation of log target! where the target exceeds 1.</param>
    /// <param name="epsilon">Added to the rate under the logarithm.</param>
    /// <param name="reduction">How the losses become one number.</param>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor PoissonNll(Tensor input, Tensor target, bool logInput = true, bool full = false, double epsilon = 1e-8, Reduction reduction = Reduction.Mean)
    {
        CheckSame("poisson nll", input, target);
        var losses = logInput ? input.Exp() - target * input : input - target * (input + epsilon).Log();
        if (full)
        {
            var safe = Tensor.Where(target > 1, target, 1);
            losses = losses + Tensor.Where(target > 1, safe * safe.Log() - safe + 0.5 * (2 * Math.PI * safe).Log(), 0);
        }
        return Reduce(losses, reduction);
    }

    /// <summary>Negative log-likelihood of a normal distribution: (log v + (input − target)² / v) / 2 with v = max(variance, epsilon).</summary>
    /// <param name="input">The mean.</param>
    /// <param name="target">The observations.</param>
    /// <param name="variance">The variance, not negative.</param>
    /// <param name="full">True adds log(2π) / 2.</param>
    /// <param name="epsilon">The least variance; below it the variance gets no gradient from the bound.</param>
    /// <param name="reduction">How the losses become one number.</param>
    /// <exception cref="ShapeException">The shapes do not belong together.</exception>
    /// <exception cref="ArgumentException">A variance is negative.</exception>
    public static Tensor GaussianNll(Tensor input, Tensor target, Tensor variance, bool full = false, double epsilon = 1e-6, Reduction reduction = Reduction.Mean)
    {
        CheckSame("gaussian nll", input, target);
        ArgumentNullException.ThrowIfNull(variance);
        foreach (double v in variance.ToArray<double>())
            if (v < 0) throw new ArgumentException($"gaussian nll: a variance is {v}, which is negative");
        // The bound holds the value; the gradient passes through it, as in PyTorch.
        var bounded = variance + (variance.Detach().Clip(epsilon) - variance.Detach());
        var d = input - target;
        var losses = 0.5 * (bounded.Log() + d * d / bounded);
        return Reduce(full ? losses + 0.5 * Math.Log(2 * Math.PI) : losses, reduction);
    }
}

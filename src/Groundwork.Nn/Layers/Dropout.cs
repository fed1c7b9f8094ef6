namespace Groundwork.Nn;

/// <summary>Zeroes elements at random while the model trains, and scales the others by 1/(1 − p) so that the mean stays; passes everything through in evaluation.</summary>
/// <remarks>
/// Which elements fall is decided by <see cref="Generator"/> alone: a training loop that is to be resumed exactly sets it from seed and step.
/// Source: Srivastava et al. (2014), "Dropout: A Simple Way to Prevent Neural Networks from Overfitting".
/// Not safe to use from several threads at once while it trains: its generator is written to.
/// </remarks>
/// <example><code>var layer = new Dropout(0.1, new Generator(1));</code></example>
public sealed class Dropout : Layer
{
    /// <summary>A layer that zeroes each element with probability <paramref name="p"/>.</summary>
    /// <param name="p">From 0 (nothing falls) to 1 (everything falls).</param>
    /// <param name="generator">Where the choices come from; by default a stream with seed 0 of its own.</param>
    /// <exception cref="ArgumentException">p is not in [0, 1].</exception>
    public Dropout(double p = 0.5, Generator? generator = null)
    {
        if (!(p is >= 0 and <= 1)) throw new ArgumentException($"dropout: the probability is {p}; it must be in [0, 1]");
        (P, Generator) = (p, generator ?? new Generator(0));
    }

    /// <summary>The probability with which an element is zeroed.</summary>
    public double P { get; }

    /// <summary>Where the choices come from.</summary>
    public Generator Generator { get; set; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Functional.Dropout(x, Generator, P, IsTraining);
}

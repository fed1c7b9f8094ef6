namespace Groundwork;

public sealed partial class Generator
{
    /// <summary>Puts the elements in random order, each order equally likely (Fisher and Yates).</summary>
    /// <typeparam name="T">Element type.</typeparam>
    /// <param name="values">The elements, reordered in place.</param>
    /// <example><code>random.Shuffle(rows);</code></example>
    public void Shuffle<T>(Span<T> values)
    {
        for (int i = values.Length - 1; i > 0; i--)
        {
            int j = (int)NextInt64(0, i + 1L);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }

    /// <summary>The numbers 0 to n - 1 in random order.</summary>
    /// <param name="n">How many, at least 0.</param>
    /// <returns>The permutation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is negative.</exception>
    /// <example><code>long[] order = random.Permutation(data.Length);</code></example>
    public long[] Permutation(int n)
    {
        if (n < 0) throw new ArgumentOutOfRangeException(nameof(n), n, $"permutation: cannot order {n} things");
        var result = new long[n];
        for (int i = 0; i < n; i++) result[i] = i;
        Shuffle(result.AsSpan());
        return result;
    }

    /// <summary>Draws some of the numbers 0 to n - 1.</summary>
    /// <param name="n">How many there are, above 0.</param>
    /// <param name="size">How many to draw.</param>
    /// <param name="replace">Whether a number may be drawn again.</param>
    /// <param name="weights">Relative weights of the n numbers; empty for equal ones.</param>
    /// <returns>The numbers in the order drawn.</returns>
    /// <exception cref="ArgumentException">
    /// Without replacement there are fewer numbers (of weight above 0) than asked for; the weights have another length, are negative, not finite or sum to 0.
    /// </exception>
    /// <example><code>long[] sample = random.Choice(n: 100, size: 10, replace: false);</code></example>
    public long[] Choice(int n, int size, bool replace = true, ReadOnlySpan<double> weights = default)
    {
        if (n < 1 || size < 0) throw new ArgumentException($"choice: cannot draw {size} of {n} things");
        if (!weights.IsEmpty && weights.Length != n) throw new ArgumentException($"choice: {weights.Length} weights were given for {n} things");
        if (!replace && size > n) throw new ArgumentException($"choice: cannot draw {size} different things out of {n}; pass replace: true");
        var result = new long[size];
        if (weights.IsEmpty && replace)
        {
            Integers(result, 0, n);
        }
        else if (weights.IsEmpty)
        {
            // The first part of a Fisher and Yates shuffle.
            var all = new long[n];
            for (int i = 0; i < n; i++) all[i] = i;
            for (int i = 0; i < size; i++)
            {
                int j = (int)NextInt64(i, n);
                (all[i], all[j]) = (all[j], all[i]);
                result[i] = all[i];
            }
        }
        else if (replace)
        {
            double[] cumulative = Accumulate("choice", weights);
            for (int i = 0; i < size; i++) result[i] = Locate(cumulative);
        }
        else
        {
            WithoutReplacement(weights, result);
        }

        return result;
    }

    /// <summary>Draws one index with probability in proportion to its weight.</summary>
    /// <param name="probabilities">Weights; they need not sum to 1.</param>
    /// <returns>An index of weight above 0.</returns>
    /// <exception cref="ArgumentException">The weights are empty, negative, not finite or sum to 0.</exception>
    /// <example><code>int token = random.Categorical([0.1, 0.2, 0.7]);</code></example>
    public int Categorical(ReadOnlySpan<double> probabilities)
    {
        double total = Total("categorical", probabilities), target = NextDouble() * total, sum = 0;
        int last = 0;
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] == 0) continue;
            last = i;
            sum += probabilities[i];
            if (target < sum) return i;
        }

        return last;
    }

    /// <inheritdoc cref="Categorical(ReadOnlySpan{double})"/>
    public int Categorical(ReadOnlySpan<float> probabilities)
    {
        var wide = new double[probabilities.Length];
        for (int i = 0; i < wide.Length; i++) wide[i] = probabilities[i];
        return Categorical(wide);
    }

    // Efraimidis and Spirakis: the smallest exponentials of rate w are a weighted sample without replacement.
    private void WithoutReplacement(ReadOnlySpan<double> weights, long[] result)
    {
        Total("choice", weights);
        var keys = new double[weights.Length];
        var indices = new long[weights.Length];
        int possible = 0;
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = NextExponential() / weights[i];
            indices[i] = i;
            if (weights[i] > 0) possible++;
            else keys[i] = double.PositiveInfinity;
        }

        if (result.Length > possible)
        {
            throw new ArgumentException($"choice: cannot draw {result.Length} different things out of {possible} with a weight above 0");
        }

        Array.Sort(keys, indices);
        Array.Copy(indices, result, result.Length);
    }

    private int Locate(double[] cumulative)
    {
        double target = NextDouble() * cumulative[^1];
        int low = 0, high = cumulative.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (target < cumulative[middle]) high = middle;
            else low = middle + 1;
        }

        return low;
    }

    private static double[] Accumulate(string op, ReadOnlySpan<double> weights)
    {
        Total(op, weights);
        var cumulative = new double[weights.Length];
        double sum = 0;
        for (int i = 0; i < weights.Length; i++) cumulative[i] = sum += weights[i];
        return cumulative;
    }

    private static double Total(string op, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0)) throw new ArgumentException($"{op}: weight {i} is {weights[i]}; weights must be at least 0");
            sum += weights[i];
        }

        if (!(sum > 0) || double.IsInfinity(sum)) throw new ArgumentException($"{op}: the {weights.Length} weights sum to {sum}; the sum must be above 0 and finite");
        return sum;
    }
}

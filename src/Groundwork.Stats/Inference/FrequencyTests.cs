namespace Groundwork.Stats;

public static partial class Hypothesis
{
    /// <summary>Pearson's chi-square test of frequencies: <c>χ² = Σ (observed − expected)² / expected</c>.</summary>
    /// <param name="observed">A vector of at least two counts.</param>
    /// <param name="expected">What the hypothesis expects, with the same sum; equal counts by default.</param>
    /// <param name="estimated">How many parameters of the hypothesis were estimated from the data: each costs a degree of freedom.</param>
    /// <exception cref="ShapeException">Not vectors of the same length, or fewer than two counts.</exception>
    /// <exception cref="ArgumentException">A count is negative, an expectation is not positive, the sums differ, or no degree of freedom is left.</exception>
    /// <example><code>Hypothesis.ChiSquareTest(Tensor.From(16, 18, 16, 14, 12, 12)).PValue;   // 0.8491</code></example>
    public static TestResult ChiSquareTest(Tensor observed, Tensor? expected = null, int estimated = 0)
    {
        double[] o = Vectors.ReadSome("chi-square test", nameof(observed), observed, least: 2);
        double total = o.Sum();
        double[] e = expected is null ? [.. o.Select(_ => total / o.Length)] : Vectors.Read("chi-square test", nameof(expected), expected);
        if (e.Length != o.Length) throw new ShapeException("chi-square test", $"{o.Length} observed and {e.Length} expected counts do not pair", [observed.Shape, expected!.Shape]);
        double statistic = 0;
        for (int i = 0; i < o.Length; i++)
        {
            if (!(o[i] >= 0 && e[i] > 0)) throw new ArgumentException(FormattableString.Invariant($"chi-square test: cell {i} holds {o[i]} with {e[i]} expected; counts are not negative, expectations positive"));
            statistic += (o[i] - e[i]) * (o[i] - e[i]) / e[i];
        }
        if (Math.Abs(e.Sum() - total) > 1e-8 * total)
            throw new ArgumentException(FormattableString.Invariant($"chi-square test: {total} are observed but {e.Sum()} expected; scale the expectations"), nameof(expected));
        int degrees = o.Length - 1 - estimated;
        if (degrees < 1 || estimated < 0) throw new ArgumentOutOfRangeException(nameof(estimated), estimated, $"chi-square test: {o.Length} counts leave {degrees} degrees of freedom");
        return TestResult.Of(new ChiSquare((double)degrees), statistic, Alternative.Greater, degrees);
    }

    /// <summary>Pearson's chi-square test that rows and columns of a table of counts are independent.</summary>
    /// <param name="table">[m, n] counts, at least 2×2, no empty row or column.</param>
    /// <param name="corrected">Moves each count of a 2×2 table towards its expectation by up to one half (Yates 1934), as SciPy's default does; larger tables are never corrected.</param>
    /// <exception cref="ShapeException">Not a table of at least two rows and columns.</exception>
    /// <exception cref="ArgumentException">A cell is negative or not finite, or a row or column is empty.</exception>
    /// <example><code>Tensor table = [[10, 20], [20, 10]]; Hypothesis.IndependenceTest(table, corrected: false).Statistic;   // 6.6667</code></example>
    public static TestResult IndependenceTest(Tensor table, bool corrected = true)
    {
        var joint = JointTable.Read("independence test", table);
        if (joint.Rows < 2 || joint.Columns < 2) throw new ShapeException("independence test", $"a table of shape {table.Shape} has nothing to compare; it needs two rows and two columns", [table.Shape]);
        if (joint.RowSums.Contains(0) || joint.ColumnSums.Contains(0)) throw new ArgumentException("independence test: a row or column of the table is empty; leave it out", nameof(table));
        bool yates = corrected && joint.Rows == 2 && joint.Columns == 2;
        double statistic = 0;
        for (int i = 0; i < joint.Rows; i++)
            for (int j = 0; j < joint.Columns; j++)
            {
                double expected = joint.Expected(i, j), off = Math.Abs(joint[i, j] - expected);
                if (yates) off -= Math.Min(0.5, off);
                statistic += off * off / expected;
            }
        double degrees = (joint.Rows - 1.0) * (joint.Columns - 1);
        return TestResult.Of(new ChiSquare(degrees), statistic, Alternative.Greater, degrees);
    }

    /// <summary>What a table of counts would hold if rows and columns were independent: row sum · column sum / total.</summary>
    /// <param name="table">[m, n], not negative.</param>
    /// <returns>[m, n] in Float64; for a table of probabilities p(x) p(y).</returns>
    /// <exception cref="ShapeException">Not a table.</exception>
    /// <exception cref="ArgumentException">A cell is negative or not finite, or all are 0.</exception>
    /// <example><code>Tensor table = [[10, 20], [20, 10]]; Hypothesis.Expected(table);   // [[15, 15], [15, 15]]</code></example>
    public static Tensor Expected(Tensor table)
    {
        var joint = JointTable.Read("expected", table);
        return Tensor.FromFunction(joint.Rows, joint.Columns, joint.Expected);
    }

    /// <summary>Whether the two variables of a table of probabilities are independent: <c>p(x, y) = p(x) p(y)</c> in every cell, within a tolerance.</summary>
    /// <param name="joint">[m, n] probabilities, or counts, which are divided by their sum.</param>
    /// <param name="tolerance">How far a probability may be off.</param>
    /// <exception cref="ShapeException">Not a table.</exception>
    /// <exception cref="ArgumentException">A cell is negative or not finite, or all are 0.</exception>
    /// <example><code>Tensor joint = [[0.08, 0.12], [0.32, 0.48]]; Hypothesis.IsIndependent(joint, 1e-6);   // true</code></example>
    public static bool IsIndependent(Tensor joint, double tolerance = 1e-12)
    {
        var table = JointTable.Read("independence", joint);
        for (int i = 0; i < table.Rows; i++)
            for (int j = 0; j < table.Columns; j++)
                if (!(Math.Abs(table[i, j] - table.Expected(i, j)) <= tolerance * table.Total)) return false;
        return true;
    }
}
